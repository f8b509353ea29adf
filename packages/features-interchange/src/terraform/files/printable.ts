/** The text on one line, without what a terminal would obey or a database refuse. */
export function printable(text: string): string {
  return text.toWellFormed().replace(/\p{Cc}+/gu, ' ')
}
