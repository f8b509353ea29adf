/** Markup that is safe to send: made by `html` alone. */
export interface Html {
  readonly markup: string
}

export type Content = Html | string | number | null | readonly Content[]

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** HTML and SVG from a template. Whatever is put in is escaped, unless `html` made it too; null puts in nothing. */
export function html(strings: TemplateStringsArray, ...contents: readonly Content[]): Html {
  return { markup: String.raw({ raw: strings }, ...contents.map(escaped)) }
}

/** Text that this program wrote itself, such as its style sheet. Never for what was read from a repository. */
export function trusted(markup: string): Html {
  return { markup }
}

function escaped(content: Content): string {
  if (content === null) return ''
  if (typeof content === 'number') return String(content)
  if (typeof content === 'string') return escapedText(content)
  return 'markup' in content ? content.markup : content.map(escaped).join('')
}

/** Control characters that no HTML may hold become the replacement character. */
function escapedText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[&<>"']/g, (character) => entities[character] ?? '')
    .replace(/[^\P{Cc}\t\n]/gu, '\u{FFFD}')
}
