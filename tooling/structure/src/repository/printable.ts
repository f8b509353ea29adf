/** A path may hold any byte, and a terminal obeys some of them. */
export function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0
    return String.raw`\u{` + code.toString(16) + '}'
  })
}
