/** Longer names and values are cut, so that a sentence stays one. */
const longest = 60

/** A text of anybody's on one line, and short. */
export function short(text: string): string {
  // Only as much as can be shown is looked at, however long it is.
  const line = text
    .slice(0, 4 * longest)
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
  const letters = Array.from(line)
  return letters.length > longest || text.length > 4 * longest
    ? `${letters.slice(0, longest - 1).join('')}…`
    : line
}

export function quoted(text: string): string {
  return `“${short(text)}”`
}

/** e.g. `a, b and c`, `a, b, c and 9 more`. */
export function listed(items: readonly string[]): string {
  if (items.length <= 1) return items.join('')
  const shown = items.slice(0, items.length <= 4 ? -1 : 3)
  const last = items.length <= 4 ? items.at(-1) : `${items.length - shown.length} more`
  return `${shown.join(', ')} and ${last}`
}
