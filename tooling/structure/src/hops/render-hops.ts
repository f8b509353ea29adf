import { printable } from '../repository/printable.ts'
import type { HopsReport, HopsTrace, SliceHops } from './hops-report.ts'

const barWidth = 40
const shown = 5
const longestName = 28

/** The ranking as a person reads it in a terminal of 80 columns. */
export function renderHops(report: HopsReport): string {
  const { ranking, leftOut, files, imports, unresolved, unparsed, notRead } = report
  const nowhere = unresolved.map(
    ({ file, line, specifier }) => `${file}:${line}  ${specifier ?? '(computed)'}`,
  )
  return [
    'Directories to open to understand a feature:',
    '  █ its own  ▓ public faces  ░ past a face',
    '',
    ...bars(ranking),
    '',
    gap(ranking),
    '',
    ...levers(report),
    ...listed('Imports that lead nowhere', nowhere),
    ...listed('Files that cannot be parsed', unparsed),
    ...listed('Files that are not read: Vue, Svelte, Astro', notRead),
    ...listed(
      'Left out, having no source file to start from',
      leftOut.map(({ dir }) => dir),
    ),
    '',
    `${count(files, 'file')} and ${count(imports, 'import')} read`,
  ]
    .map(printable)
    .join('\n')
}

/** The directories of one slice, and what leads there. */
export function renderTrace({ slice, start, directories }: HopsTrace): string {
  const titles = { own: 'Its own', face: 'Public faces', foreign: 'Past a face' }
  const groups = Object.entries(titles).flatMap(([kind, title]) => {
    const members = directories.filter(({ as }) => as === kind)
    if (members.length === 0) return []
    const lines = members.flatMap(({ dir, by }) => [
      `  ${dir === '' ? '.' : dir}`,
      by === null ? '      the start' : `      ${by.file}:${by.line}  ${by.specifier}`,
    ])
    return ['', `${title}: ${members.length}`, ...lines]
  })
  const total = count(directories.length, 'directory', 'directories')
  return [`${slice.name}: ${total}, starting from ${start.join(', ')}`, ...groups]
    .map(printable)
    .join('\n')
}

function bars(ranking: readonly SliceHops[]): string[] {
  const most = Math.max(...ranking.map(({ hops }) => hops))
  const scale = Math.min(1, barWidth / most)
  const names = Math.min(longestName, Math.max(...ranking.map(({ slice }) => slice.name.length)))
  return ranking.map(({ slice, hops, own, faces }) => {
    // Rounded up together: the bar is as long as the whole, and never empty.
    const ends = [own.length, own.length + faces.length, hops].map((n) => Math.ceil(n * scale))
    const [first = 0, second = 0, third = 0] = ends
    const bar = '█'.repeat(first) + '▓'.repeat(second - first) + '░'.repeat(third - second)
    return `  ${shorten(slice.name).padEnd(names)} ${String(hops).padStart(4)} ${bar}`
  })
}

function gap(ranking: readonly SliceHops[]): string {
  const worst = ranking[0]
  const easiest = ranking.at(-1)
  if (!worst || !easiest || ranking.length === 1) return 'One feature: nothing to compare it with.'
  const more = count(worst.hops - easiest.hops, 'directory', 'directories')
  const ratio = (worst.hops / easiest.hops).toFixed(1)
  return `Gap: ${more}; the hardest has ${ratio} times those of the easiest.`
}

function levers({ ranking, levers: found }: HopsReport): string[] {
  const name = shorten(ranking[0]?.slice.name ?? '')
  if (found.length === 0) return [`No import alone makes ${name} easier.`]
  return [
    `Without one of these imports, ${name} has so many fewer:`,
    ...found.flatMap(({ file, line, specifier, spares }) => [
      `  −${spares.length}  ${file}:${line}`,
      `      ${specifier}`,
    ]),
    ...(found.length < 3 ? ['  No other import alone makes it easier.'] : []),
  ]
}

function listed(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return []
  const more = lines.length - shown
  return [
    '',
    `${title}: ${lines.length}`,
    ...lines.slice(0, shown).map((line) => `  ${line}`),
    ...(more > 0 ? [`  and ${more} more (--json lists them)`] : []),
  ]
}

function count(total: number, one: string, many = `${one}s`): string {
  return `${total} ${total === 1 ? one : many}`
}

function shorten(name: string): string {
  return name.length <= longestName ? name : `…${name.slice(1 - longestName)}`
}
