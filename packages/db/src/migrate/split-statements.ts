/** One statement of a script. */
export interface Statement {
  /** As written, with the comments before it; without the closing semicolon. */
  readonly text: string
  /** Without comments. */
  readonly bare: string
}

// One piece at a time: a string, a quoted name, a dollar-quoted body, a comment, a semicolon, or any other sign.
const piece =
  /[eE]'(?:[^'\\]|\\.|'')*'|'(?:[^']|'')*'|"(?:[^"]|"")*"|(?<tag>\$(?:[A-Za-z_]\w*)?\$)[\s\S]*?\k<tag>|(?<comment>--[^\n]*|\/\*[\s\S]*?\*\/)|(?<end>;)|[A-Za-z0-9_$]+|[\s\S]/gy

/** Splits a script at the semicolons that PostgreSQL would split it at. */
export function splitStatements(script: string): Statement[] {
  const statements: Statement[] = []
  let text = ''
  let bare = ''
  const finish = (): void => {
    if (bare.trim() !== '') statements.push({ text: text.trim(), bare: bare.trim() })
    text = ''
    bare = ''
  }
  for (const { 0: found, groups } of script.matchAll(piece)) {
    if (groups?.['end'] !== undefined) {
      finish()
      continue
    }
    text += found
    bare += groups?.['comment'] === undefined ? found : ' '
  }
  finish()
  return statements
}
