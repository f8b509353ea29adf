import type { Expression, ForExpression, TemplatePart } from '../expression/expression.ts'
import { callFunction } from '../functions/call-function.ts'
import { limited } from '../functions/limited.ts'
import { booleanOf, needBoolean, needText } from '../values/convert.ts'
import { plainEqual } from '../values/equal.ts'
import { toPlain } from '../values/plain.ts'
import { holdsUnknown, referencesIn, withReferences } from '../values/references.ts'
import {
  EvaluationError,
  isList,
  isMap,
  isUnknown,
  NotComputedError,
  type Reference,
  scalarOf,
  unknown,
  type Value,
} from '../values/value.ts'
import { callFileFunction } from './file-functions.ts'
import { applyBinary, applyUnary } from './operators.ts'
import { bind, type Scope, spend } from './scope.ts'
import { attributeOf, entriesOf, indexOf, splatItems } from './traverse.ts'

/**
 * The value of an expression. What cannot be known is an unknown value, never a guess.
 * @throws EvaluationError on a mistake in the expression, BudgetExceededError when it never ends.
 */
export function evaluate(expression: Expression, scope: Scope): Value {
  spend(scope.budget, 1)
  switch (expression.type) {
    case 'literal':
      return expression.value
    case 'template':
      return template(expression.parts, scope)
    case 'name':
      return scope.bindings.get(expression.name) ?? scope.resolve(expression.name)
    case 'attribute':
      return attributeOf(evaluate(expression.of, scope), expression.name)
    case 'index':
      return indexOf(evaluate(expression.of, scope), evaluate(expression.key, scope))
    case 'splat':
      return splat(expression, scope)
    case 'call':
      return call(expression.name, expression.args, expression.expand, scope)
    case 'unary':
      return applyUnary(expression.operator, evaluate(expression.operand, scope))
    case 'binary':
      return applyBinary(
        expression.operator,
        evaluate(expression.left, scope),
        evaluate(expression.right, scope),
      )
    case 'conditional':
      return conditional(expression, scope)
    case 'list':
      return expression.items.map((item) => evaluate(item, scope))
    case 'object':
      return object(expression.entries, scope)
    case 'for':
    default:
      return forExpression(expression, scope)
  }
}

function object(entries: readonly { key: Expression; value: Expression }[], scope: Scope): Value {
  const map = new Map<string, Value>()
  const unknownKeys: Value[] = []
  for (const entry of entries) {
    const key = evaluate(entry.key, scope)
    const value = evaluate(entry.value, scope)
    if (isUnknown(key)) unknownKeys.push(key, value)
    else map.set(needText(key), value)
  }
  // Nobody knows how many entries it has: two keys may be the same.
  return unknownKeys.length > 0 ? unknown(referencesIn(map, ...unknownKeys)) : map
}

function splat(expression: Extract<Expression, { type: 'splat' }>, scope: Scope): Value {
  const of = evaluate(expression.of, scope)
  const items = splatItems(of)
  if (items === null) return unknown(referencesIn(of))
  spend(scope.budget, items.length)
  return items.map((item) =>
    expression.steps.reduce<Value>(
      (value, step) =>
        step.type === 'attribute'
          ? attributeOf(value, step.name)
          : indexOf(value, evaluate(step.key, scope)),
      item,
    ),
  )
}

function conditional(
  expression: Extract<Expression, { type: 'conditional' }>,
  scope: Scope,
): Value {
  const test = evaluate(expression.test, scope)
  if (!isUnknown(test)) return evaluate(needBoolean(test) ? expression.yes : expression.no, scope)
  const [yes, no] = [orUnknown(expression.yes, scope), orUnknown(expression.no, scope)]
  const [first, second] = [toPlain(yes), toPlain(no)]
  if (first !== undefined && second !== undefined && plainEqual(first, second)) return yes
  return unknown(referencesIn(yes, no))
}

/** A branch that may not be taken may also be wrong: `var.list[0]` of an empty list. */
function orUnknown(expression: Expression, scope: Scope): Value {
  try {
    return evaluate(expression, scope)
  } catch (error) {
    if (error instanceof EvaluationError) return unknown()
    throw error
  }
}

/** `try` and `can` catch mistakes, so their arguments are evaluated one by one. */
function call(name: string, args: readonly Expression[], expand: boolean, scope: Scope): Value {
  if (name === 'try') return firstThatWorks(args, scope)
  if (name === 'can') return works(args, scope)
  const values = args.map((arg) => evaluate(arg, scope))
  const last = values.at(-1)
  if (!expand || last === undefined) return charged(called(name, values, scope), scope)
  if (isUnknown(last)) return unknown(referencesIn(...values))
  if (!isList(last)) throw new EvaluationError('only a list can be spread over arguments')
  return charged(called(name, [...values.slice(0, -1), ...last], scope), scope)
}

function called(name: string, args: readonly Value[], scope: Scope): Value {
  return callFileFunction(name, args, scope, evaluate) ?? callFunction(name, args)
}

function charged(value: Value, scope: Scope): Value {
  if (isList(value)) spend(scope.budget, value.length)
  if (isMap(value)) spend(scope.budget, value.size)
  return value
}

function firstThatWorks(args: readonly Expression[], scope: Scope): Value {
  for (const arg of args) {
    try {
      return evaluate(arg, scope)
    } catch (error) {
      if (error instanceof NotComputedError) return unknown()
      if (!(error instanceof EvaluationError)) throw error
    }
  }
  throw new EvaluationError('no argument of try works')
}

function works(args: readonly Expression[], scope: Scope): Value {
  try {
    const values = args.map((arg) => evaluate(arg, scope))
    return values.some(isUnknown) ? unknown(referencesIn(...values)) : true
  } catch (error) {
    if (error instanceof NotComputedError) return unknown()
    if (error instanceof EvaluationError) return false
    throw error
  }
}

function forExpression(expression: ForExpression, scope: Scope): Value {
  const of = evaluate(expression.of, scope)
  const entries = entriesOf(of)
  if (entries === null) return unknown(referencesIn(of))
  const list: Value[] = []
  const map = new Map<string, Value>()
  for (const [key, value] of entries) {
    const inner = forScope(scope, expression, key, value)
    const keep = expression.test === null ? true : evaluate(expression.test, inner)
    if (isUnknown(keep)) return unknown(referencesIn(of, keep))
    if (!needBoolean(keep)) continue
    const result = evaluate(expression.value, inner)
    if (expression.key === null) {
      list.push(result)
      continue
    }
    const name = evaluate(expression.key, inner)
    if (isUnknown(name)) return unknown(referencesIn(of, name, result))
    const text = needText(name)
    const before = map.get(text)
    if (!expression.group) map.set(text, result)
    else map.set(text, before !== undefined && isList(before) ? [...before, result] : [result])
  }
  return expression.key === null ? list : map
}

function forScope(
  scope: Scope,
  names: { readonly keyName: string | null; readonly valueName: string },
  key: Value,
  value: Value,
): Scope {
  spend(scope.budget, 1 + scope.bindings.size)
  const bindings: [string, Value][] = [[names.valueName, value]]
  if (names.keyName !== null) bindings.push([names.keyName, key])
  return bind(scope, bindings)
}

function template(parts: readonly TemplatePart[], scope: Scope): Value {
  const pieces = piecesOf(parts, scope)
  const references: Reference[] = referencesIn(...pieces)
  if (pieces.some(holdsUnknown)) return unknown(references)
  return withReferences(limited(pieces.map(needText).join('')), references)
}

function piecesOf(parts: readonly TemplatePart[], scope: Scope): Value[] {
  return parts.flatMap((part): Value[] => {
    if (part.type === 'text') return [part.text]
    if (part.type === 'value') return [evaluate(part.expression, scope)]
    if (part.type === 'if') {
      const test = evaluate(part.test, scope)
      const known = booleanOf(scalarOf(test) ?? null)
      if (known === undefined) {
        return [
          unknown(referencesIn(test, ...piecesOf(part.yes, scope), ...piecesOf(part.no, scope))),
        ]
      }
      return piecesOf(known ? part.yes : part.no, scope)
    }
    const of = evaluate(part.of, scope)
    const entries = entriesOf(of)
    if (entries === null) return [unknown(referencesIn(of))]
    return entries.flatMap(([key, value]) => piecesOf(part.body, forScope(scope, part, key, value)))
  })
}
