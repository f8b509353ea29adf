import { type Cursor, syntaxError } from './cursor.ts'
import type { Expression, ForExpression } from './expression.ts'
import { expectSymbol, isName, isSymbol, peek, take, takeIf, takeName } from './tokens.ts'

/** `[a, b]` or `[for …]`. */
export function parseList(cursor: Cursor): Expression {
  expectSymbol(cursor, '[')
  if (isName(peek(cursor), 'for')) return parseFor(cursor, ']')
  const items: Expression[] = []
  while (!takeIf(cursor, ']')) {
    items.push(cursor.expressionAt(cursor))
    if (!takeIf(cursor, ',')) {
      expectSymbol(cursor, ']')
      break
    }
  }
  return { type: 'list', items }
}

/** `{ a = 1 }` or `{for …}`. Entries end at a comma or a line break. */
export function parseObject(cursor: Cursor): Expression {
  expectSymbol(cursor, '{')
  if (isName(peek(cursor), 'for')) {
    const before = { ...cursor }
    take(cursor)
    const next = peek(cursor)
    Object.assign(cursor, before)
    if (!isSymbol(next, '=') && !isSymbol(next, ':')) return parseFor(cursor, '}')
  }
  const entries: { key: Expression; value: Expression }[] = []
  while (!takeIf(cursor, '}')) {
    const key = objectKey(cursor)
    if (!takeIf(cursor, '=')) expectSymbol(cursor, ':')
    entries.push({ key, value: cursor.expressionAt(cursor) })
    if (takeIf(cursor, ',')) continue
    const next = peek(cursor)
    if (!isSymbol(next, '}') && !next.newline) throw syntaxError(cursor, '"}"')
  }
  return { type: 'object', entries }
}

/** A bare name is its own text; anything else, also `(name)`, is evaluated. */
function objectKey(cursor: Cursor): Expression {
  const computed = isSymbol(peek(cursor), '(')
  const key = cursor.expressionAt(cursor)
  if (computed) return key
  return key.type === 'name' ? { type: 'literal', value: key.name } : key
}

function parseFor(cursor: Cursor, close: ']' | '}'): ForExpression {
  takeName(cursor)
  const { keyName, valueName, of } = parseForIntro(cursor)
  expectSymbol(cursor, ':')
  let key: Expression | null = null
  let value = cursor.expressionAt(cursor)
  if (close === '}') {
    expectSymbol(cursor, '=>')
    key = value
    value = cursor.expressionAt(cursor)
  }
  const group = takeIf(cursor, '...')
  let test: Expression | null = null
  if (isName(peek(cursor), 'if')) {
    take(cursor)
    test = cursor.expressionAt(cursor)
  }
  expectSymbol(cursor, close)
  return { type: 'for', keyName, valueName, of, key, value, test, group }
}

/** `key, value in collection`, as it stands in for-expressions and in for-directives. */
export function parseForIntro(cursor: Cursor): {
  keyName: string | null
  valueName: string
  of: Expression
} {
  const first = takeName(cursor)
  const second = takeIf(cursor, ',') ? takeName(cursor) : null
  if (!isName(peek(cursor), 'in')) throw syntaxError(cursor, '"in"')
  take(cursor)
  const of = cursor.expressionAt(cursor)
  return second === null
    ? { keyName: null, valueName: first, of }
    : { keyName: first, valueName: second, of }
}
