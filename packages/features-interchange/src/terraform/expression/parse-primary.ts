import { type Cursor, syntaxError } from './cursor.ts'
import type { Expression, SplatStep } from './expression.ts'
import { parseList, parseObject } from './parse-collection.ts'
import { parseHeredoc, parseQuoted } from './parse-template.ts'
import { expectSymbol, isSymbol, peek, take, takeIf, takeName } from './tokens.ts'

/** Reads a term with everything that hangs on it: `aws_instance.web[0].id`. */
export function parsePrimary(cursor: Cursor): Expression {
  let expression = termAt(cursor)
  for (;;) {
    const token = peek(cursor)
    if (isSymbol(token, '.')) {
      take(cursor)
      expression = afterDot(cursor, expression)
    } else if (isSymbol(token, '[')) {
      take(cursor)
      if (takeIf(cursor, '*')) {
        expectSymbol(cursor, ']')
        expression = { type: 'splat', of: expression, steps: splatSteps(cursor, true) }
      } else {
        const key = cursor.expressionAt(cursor)
        expectSymbol(cursor, ']')
        expression = { type: 'index', of: expression, key }
      }
    } else {
      return expression
    }
  }
}

function termAt(cursor: Cursor): Expression {
  const token = peek(cursor)
  switch (token.kind) {
    case 'quote':
      return parseQuoted(cursor)
    case 'heredoc':
      return parseHeredoc(cursor)
    case 'number':
      return { type: 'literal', value: Number(take(cursor).text) }
    case 'name':
      return nameAt(cursor)
    case 'symbol':
      if (token.text === '(') {
        take(cursor)
        const inner = cursor.expressionAt(cursor)
        expectSymbol(cursor, ')')
        return inner
      }
      if (token.text === '[') return parseList(cursor)
      if (token.text === '{') return parseObject(cursor)
      break
    case 'end':
      break
  }
  throw syntaxError(cursor, 'an expression')
}

function nameAt(cursor: Cursor): Expression {
  let name = takeName(cursor)
  if (name === 'true') return { type: 'literal', value: true }
  if (name === 'false') return { type: 'literal', value: false }
  if (name === 'null') return { type: 'literal', value: null }
  // A provider's own function: `provider::aws::arn_parse`.
  while (takeIf(cursor, '::')) name += `::${takeName(cursor)}`
  const next = peek(cursor)
  if (!isSymbol(next, '(') || next.newline) return { type: 'name', name }
  take(cursor)
  const args: Expression[] = []
  let expand = false
  while (!takeIf(cursor, ')')) {
    args.push(cursor.expressionAt(cursor))
    if (takeIf(cursor, '...')) expand = true
    if (!takeIf(cursor, ',')) {
      expectSymbol(cursor, ')')
      break
    }
  }
  return { type: 'call', name, args, expand }
}

function afterDot(cursor: Cursor, of: Expression): Expression {
  if (takeIf(cursor, '*')) return { type: 'splat', of, steps: splatSteps(cursor, false) }
  const token = peek(cursor)
  if (token.kind === 'number') {
    // The old way to write an index: `aws_instance.web.0.id`, also read as one number in `x.0.1`.
    take(cursor)
    return token.text.split('.').reduce<Expression>(
      (inner, digits) => ({
        type: 'index',
        of: inner,
        key: { type: 'literal', value: Number(digits) },
      }),
      of,
    )
  }
  return { type: 'attribute', of, name: takeName(cursor) }
}

/** What is taken from every element. After `.*` an index applies to the resulting list instead. */
function splatSteps(cursor: Cursor, full: boolean): SplatStep[] {
  const steps: SplatStep[] = []
  for (;;) {
    const token = peek(cursor)
    if (isSymbol(token, '.')) {
      take(cursor)
      const next = peek(cursor)
      if (next.kind === 'number') {
        take(cursor)
        steps.push({ type: 'index', key: { type: 'literal', value: Number(next.text) } })
      } else {
        steps.push({ type: 'attribute', name: takeName(cursor) })
      }
    } else if (full && isSymbol(token, '[')) {
      const before = { ...cursor }
      take(cursor)
      if (isSymbol(peek(cursor), '*')) {
        // A second splat works on the list that this one gives.
        Object.assign(cursor, before)
        return steps
      }
      const key = cursor.expressionAt(cursor)
      expectSymbol(cursor, ']')
      steps.push({ type: 'index', key })
    } else {
      return steps
    }
  }
}
