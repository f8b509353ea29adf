import type { Expression } from './expression.ts'
import type { Token } from './tokens.ts'

/** Where a parser stands in a text. */
export interface Cursor {
  readonly text: string
  /** The first character that no token has taken yet. */
  offset: number
  /** A token that was looked at and not taken. */
  peeked: Token | null
  depth: number
  /** Reads an expression. It comes with the cursor because the grammar is recursive and the files are not. */
  readonly expressionAt: (cursor: Cursor) => Expression
}

/** An expression that cannot be read. The importer turns it into an unknown value with a warning. */
export class ExpressionSyntaxError extends Error {
  override readonly name = 'ExpressionSyntaxError'
}

export function syntaxError(cursor: Cursor, expected: string): ExpressionSyntaxError {
  const near = cursor.text.slice(cursor.offset, cursor.offset + 20)
  return new ExpressionSyntaxError(
    `expected ${expected}${near === '' ? ' before the end' : ` at "${near}"`}`,
  )
}

/** Deep enough for any project, shallow enough for the stack. */
const maxDepth = 200

/** Runs one level of recursive descent. */
export function nested<T>(cursor: Cursor, parse: () => T): T {
  cursor.depth += 1
  if (cursor.depth > maxDepth)
    throw new ExpressionSyntaxError('the expression is nested too deeply')
  const result = parse()
  cursor.depth -= 1
  return result
}
