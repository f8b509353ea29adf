import { type Cursor, nested, syntaxError } from './cursor.ts'
import type { BinaryOperator, Expression } from './expression.ts'
import { parsePrimary } from './parse-primary.ts'
import { templateAt } from './parse-template.ts'
import { expectSymbol, peek, take, takeIf } from './tokens.ts'

/** Operators from the loosest to the tightest. */
const levels: readonly (readonly BinaryOperator[])[] = [
  ['||'],
  ['&&'],
  ['==', '!='],
  ['<', '<=', '>', '>='],
  ['+', '-'],
  ['*', '/', '%'],
]

/**
 * Reads a whole text as one expression.
 * @throws ExpressionSyntaxError
 */
export function parseExpression(text: string): Expression {
  const cursor = cursorAt(text)
  const expression = expressionAt(cursor)
  if (peek(cursor).kind !== 'end') throw syntaxError(cursor, 'the end of the expression')
  return expression
}

/**
 * Reads a whole text as a template: literal text with `${…}` and `%{…}`. Backslashes mean themselves.
 * @throws ExpressionSyntaxError
 */
export function parseTemplate(text: string): Expression {
  return templateAt(cursorAt(text))
}

function cursorAt(text: string): Cursor {
  return { text, offset: 0, peeked: null, depth: 0, expressionAt }
}

/** Reads the expression that starts at the cursor and stops behind it. */
function expressionAt(cursor: Cursor): Expression {
  return nested(cursor, () => {
    const test = binaryAt(cursor, 0)
    if (!takeIf(cursor, '?')) return test
    const yes = expressionAt(cursor)
    expectSymbol(cursor, ':')
    return { type: 'conditional', test, yes, no: expressionAt(cursor) }
  })
}

function binaryAt(cursor: Cursor, level: number): Expression {
  const operators = levels[level]
  if (operators === undefined) return unaryAt(cursor)
  let left = binaryAt(cursor, level + 1)
  for (let chain = 0; ; chain += 1) {
    const token = peek(cursor)
    const operator =
      token.kind === 'symbol' ? operators.find((candidate) => candidate === token.text) : undefined
    if (operator === undefined) return left
    // A chain grows to the left, so its evaluation is as deep as it is long.
    if (chain > 1000) throw syntaxError(cursor, 'a shorter expression')
    take(cursor)
    left = { type: 'binary', operator, left, right: binaryAt(cursor, level + 1) }
  }
}

function unaryAt(cursor: Cursor): Expression {
  const token = peek(cursor)
  if (token.kind !== 'symbol' || (token.text !== '!' && token.text !== '-')) {
    return parsePrimary(cursor)
  }
  const operator = token.text
  take(cursor)
  return nested(cursor, () => ({ type: 'unary', operator, operand: unaryAt(cursor) }))
}
