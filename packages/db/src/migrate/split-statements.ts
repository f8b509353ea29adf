/** One statement of a script. */
export interface Statement {
  /** As written, with the comments before it; without the closing semicolon. */
  readonly text: string
  /** Without comments. */
  readonly bare: string
}

// One piece at a time: a string, a quoted name, a dollar-quoted body, a comment, a semicolon, or any other sign.
const piece =
  /[eE]'(?:[^'\\]|\\.|'')*'|'(?:[^']|'')*'|"(?:[^"]|"")*"|(?<tag>\$(?:[A-Za-z_]\w*)?\$)[\s\S]*?\k<tag>|(?<comment>--[^\n]*|\/\*)|(?<end>;)|[A-Za-z0-9_$]+|[\s\S]/gy

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
  const pieces = new RegExp(piece)
  for (let match = pieces.exec(script); match !== null; match = pieces.exec(script)) {
    const { index, groups } = match
    if (groups?.['end'] !== undefined) {
      finish()
      continue
    }
    if (groups?.['comment'] === '/*') pieces.lastIndex = endOfComment(script, index)
    const found = script.slice(index, pieces.lastIndex)
    text += found
    bare += groups?.['comment'] === undefined ? found : ' '
  }
  finish()
  return statements
}

/** Comments nest in PostgreSQL's SQL; one that is never closed reaches to the end. */
function endOfComment(script: string, start: number): number {
  let depth = 0
  for (const { 0: mark, index } of script.slice(start).matchAll(/\/\*|\*\//g)) {
    depth += mark === '/*' ? 1 : -1
    if (depth === 0) return start + index + mark.length
  }
  return script.length
}
