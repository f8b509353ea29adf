import { html } from './html.ts'
import type { ReportData } from './report-data.ts'
import { details, type Section, table } from './section.ts'
import { capitalized, counted, number } from './words.ts'

/** What the figures do not hold. */
export function leftOutSection({ hops, radius }: ReportData): Section {
  const { leftOut } = radius
  const left = (count: number, what: string) => [what, number(count)]
  const missing = [
    hops.unresolved.length === 0
      ? null
      : `${counted(hops.unresolved.length, 'import')} of ${number(hops.imports)}`,
    hops.unparsed.length === 0
      ? null
      : `${counted(hops.unparsed.length, 'file')} of ${number(hops.files + hops.unparsed.length)}`,
  ].filter((part) => part !== null)
  return {
    id: 'left-out',
    name: 'Left out',
    finding:
      missing.length === 0
        ? `All of ${counted(hops.imports, 'import')} in ${counted(hops.files, 'file')} were followed.`
        : `${capitalized(missing.join(' and '))} could not be followed.`,
    lead: 'What no figure above holds, so that nothing is dropped in silence.',
    body: html` ${radius.warnings.map((warning) => html`<p class="warning">${warning}</p>`)}
    ${table(
      'Left out of the radius',
      [{ title: 'What' }, { title: 'How many', isNumber: true }],
      [
        left(leftOut.merges, 'Merge commits'),
        left(leftOut.repoWide, 'Commits across the repository: more than 30 source files'),
        left(leftOut.withoutSource, 'Commits without a source file'),
        left(leftOut.generatedFiles, 'Generated files, each time a commit touched one'),
        left(leftOut.lockFiles, 'Lock files'),
        left(leftOut.pureRenames, 'Files that were only renamed'),
        left(leftOut.otherFiles, 'Documents, manifests and pictures'),
      ],
    )}
    ${
      hops.unresolved.length === 0
        ? null
        : details(
            capitalized(`${counted(hops.unresolved.length, 'import')} that lead nowhere`),
            table(
              'Imports that lead nowhere',
              [{ title: 'Where' }, { title: 'Import' }],
              hops.unresolved.map(({ file, line, specifier }) => [
                html`<code>${file}:${line}</code>`,
                specifier === null ? 'computed at run time' : html`<code>${specifier}</code>`,
              ]),
            ),
          )
    }
    ${
      hops.unparsed.length === 0
        ? null
        : details(
            capitalized(`${counted(hops.unparsed.length, 'file')} that cannot be parsed`),
            table(
              'Files that cannot be parsed',
              [{ title: 'File' }],
              hops.unparsed.map((file) => [html`<code>${file}</code>`]),
            ),
          )
    }`,
  }
}
