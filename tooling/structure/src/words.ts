/** `1 import`, `2 imports`, `no import`. */
export function counted(count: number, singular: string, plural = `${singular}s`): string {
  if (count === 0) return `no ${singular}`
  return `${number(count)} ${count === 1 ? singular : plural}`
}

/** `12,345`. */
export function number(value: number): string {
  return value.toLocaleString('en')
}

/** `a`, `a and b`, `a, b and c`, `a, b, c and 4 more`. */
export function listed(names: readonly string[], most = 4): string {
  const rest = names.length - most
  const shown = rest > 1 ? [...names.slice(0, most), `${rest} more`] : names
  if (shown.length < 2) return shown.join('')
  return `${shown.slice(0, -1).join(', ')} and ${shown.at(-1) ?? ''}`
}

export function capitalized(sentence: string): string {
  return sentence.slice(0, 1).toUpperCase() + sentence.slice(1)
}

/** As many characters as fit, the middle left out. */
export function shortened(name: string, length: number): string {
  const letters = Array.from(new Intl.Segmenter('en').segment(name), ({ segment }) => segment)
  if (letters.length <= length) return name
  const end = Math.floor((length - 1) / 2)
  return `${letters.slice(0, length - 1 - end).join('')}…${letters.slice(-end).join('')}`
}

/** `sticky-notes` or `sticky_notes` → `stickyNotes`. */
export function camelCase(words: string): string {
  return words.replaceAll(/[-_](.)/g, (_, first: string) => first.toUpperCase())
}
