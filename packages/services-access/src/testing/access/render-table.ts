import type { Outcome } from './outcome-of.ts'
import type { Tried } from './try-callers.ts'

/**
 * The table as Markdown: a procedure a row, a kind of caller a column, then which code each word comes with. A cell
 * is `ok`, the reason of the refusal, or the code of one without a reason.
 */
export function renderTable(feature: string, { columns, rows }: Tried): string {
  const cells = [...rows].map(([name, outcomes]) => [`\`${name}\``, ...outcomes.map(wordOf)])
  const refused = [...rows.values()].flat().filter(({ reason }) => reason !== null)
  const codes = new Map(
    refused.map(({ code, reason }) => [`${reason} ${code}`, [wordOf({ code, reason }), code]]),
  )
  const words = [...codes.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row)
  return [
    `# Who may call \`${feature}\``,
    '',
    'Written by `vitest run test/access.test.ts --update`, and compared by that test. The input of every call is valid; only the caller differs.',
    '',
    ...columnsOf([['procedure', ...columns], ...cells]),
    '',
    ...(words.length === 0 ? [] : [...columnsOf([['refusal', 'code'], ...words]), '']),
  ].join('\n')
}

/** The procedures that have a row. */
export function proceduresIn(table: string): readonly string[] {
  return [...table.matchAll(/^\| `([^`]+)` /gm)].flatMap(([, name]) => name ?? [])
}

function wordOf({ code, reason }: Outcome): string {
  return reason ?? code
}

/** Padded as the formatter of this workspace pads it. */
function columnsOf(lines: readonly (readonly string[])[]): string[] {
  const widths = (lines[0] ?? []).map((_, at) =>
    Math.max(3, ...lines.map((line) => line[at]?.length ?? 0)),
  )
  const [head = [], ...rest] = lines
  const rule = widths.map((width) => '-'.repeat(width))
  return [head, rule, ...rest].map(
    (line) => `| ${widths.map((width, at) => (line[at] ?? '').padEnd(width)).join(' | ')} |`,
  )
}
