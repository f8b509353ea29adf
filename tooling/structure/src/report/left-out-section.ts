import type { LeftOut } from '../radius/radius-report.ts'
import { capitalized, counted, number } from '../words.ts'
import { html, type Html } from './html.ts'
import type { ReportData } from './report-data.ts'
import { details, path, type Section, table } from './section.ts'

/** What the figures do not hold. */
export function leftOutSection({ hops, radius }: ReportData): Section {
  const warnings = 'unknown' in radius ? [] : radius.warnings
  return {
    id: 'left-out',
    name: 'Left out',
    finding: leftOutFinding(hops),
    lead: 'What no figure above holds, so that nothing is dropped in silence.',
    body: html`
      ${warnings.map((warning) => html`<p class="warning">${warning}</p>`)}
      ${
        hops.leftOut.length === 0
          ? null
          : html`<p class="note">
              Features without a source file to start from:
              ${hops.leftOut.map(({ name }) => name).join(', ')}.
            </p>`
      }
      ${'unknown' in radius ? null : leftOutTable(radius.leftOut)}
      ${unresolvedList(hops.unresolved)} ${fileList('that cannot be parsed', hops.unparsed)}
      ${fileList('in a language whose imports are not read', hops.notRead)}
    `,
  }
}

function leftOutFinding({ unresolved, unparsed, notRead, ...hops }: ReportData['hops']): string {
  const unread = unparsed.length + notRead.length
  const files = hops.files + unread
  if (unresolved.length + unread === 0) {
    return `Every import of ${counted(files, 'source file')} was followed.`
  }
  const missing = [
    ...(unresolved.length === 0
      ? []
      : [`${counted(unresolved.length, 'import')} of ${number(hops.imports)}`]),
    ...(unread === 0 ? [] : [`${counted(unread, 'file')} of ${number(files)}`]),
  ]
  return `${capitalized(missing.join(' and '))} could not be followed.`
}

function leftOutTable(leftOut: LeftOut): Html {
  const rows = [
    ['Merge commits', leftOut.merges],
    ['Commits across the repository: more than 30 source files', leftOut.repoWide],
    ['Commits without a source file', leftOut.withoutSource],
    ['Commits where the history is cut', leftOut.cut],
    ['Generated files, each time a commit touched one', leftOut.generatedFiles],
    ['Lock files', leftOut.lockFiles],
    ['Files that were only renamed', leftOut.pureRenames],
    ['Documents, manifests and pictures', leftOut.otherFiles],
  ] as const
  return table(
    'Left out of the radius',
    [{ title: 'What' }, { title: 'How many', isNumber: true }],
    rows.map(([what, count]) => [what, number(count)]),
  )
}

function unresolvedList(unresolved: ReportData['hops']['unresolved']): Html | null {
  if (unresolved.length === 0) return null
  return details(
    `${capitalized(counted(unresolved.length, 'import'))} that ${unresolved.length === 1 ? 'leads' : 'lead'} nowhere`,
    table(
      'Imports that lead nowhere',
      [{ title: 'Where' }, { title: 'Import' }],
      unresolved.map(({ file, line, specifier }) => [
        path(`${file}:${line}`),
        specifier === null ? 'computed at run time' : path(specifier),
      ]),
    ),
  )
}

function fileList(which: string, files: readonly string[]): Html | null {
  if (files.length === 0) return null
  return details(
    `${capitalized(counted(files.length, 'file'))} ${which}`,
    table(
      `Files ${which}`,
      [{ title: 'File' }],
      files.map((file) => [path(file)]),
    ),
  )
}
