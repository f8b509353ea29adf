import type { BinaryOperator } from '../expression/expression.ts'
import { booleanOf, needBoolean, needNumber } from '../values/convert.ts'
import { plainEqual } from '../values/equal.ts'
import { toPlain } from '../values/plain.ts'
import { referencesIn, withReferences } from '../values/references.ts'
import {
  EvaluationError,
  isHandle,
  isList,
  isMap,
  isUnknown,
  scalarOf,
  unknown,
  type Value,
} from '../values/value.ts'

/** An operator on two values. `||` and `&&` are decided by one side when that is enough. */
export function applyBinary(operator: BinaryOperator, left: Value, right: Value): Value {
  const references = () => referencesIn(left, right)
  if (operator === '&&' || operator === '||') {
    const decides = operator === '||'
    if ([left, right].some((side) => booleanOf(scalarOf(side) ?? null) === decides)) return decides
    if (isUnknown(left) || isUnknown(right)) return unknown(references())
    return withReferences(
      operator === '&&'
        ? needBoolean(left) && needBoolean(right)
        : needBoolean(left) || needBoolean(right),
      references(),
    )
  }
  if (operator === '==' || operator === '!=') {
    const equal = equality(left, right)
    if (equal === undefined) return unknown(references())
    return withReferences(equal === (operator === '=='), references())
  }
  if (isUnknown(left) || isUnknown(right)) return unknown(references())
  return withReferences(calculate(operator, needNumber(left), needNumber(right)), references())
}

/** Undefined when it cannot be known. A resource or a collection is never null. */
function equality(left: Value, right: Value): boolean | undefined {
  if (isNull(left) ? isPresent(right) : isNull(right) && isPresent(left)) return false
  const [first, second] = [toPlain(left), toPlain(right)]
  return first === undefined || second === undefined ? undefined : plainEqual(first, second)
}

function isNull(value: Value): boolean {
  return scalarOf(value) === null
}

function isPresent(value: Value): boolean {
  return isHandle(value) || isList(value) || isMap(value)
}

type Arithmetic = Exclude<BinaryOperator, '||' | '&&' | '==' | '!='>

function calculate(operator: Arithmetic, left: number, right: number): boolean | number {
  switch (operator) {
    case '<':
      return left < right
    case '<=':
      return left <= right
    case '>':
      return left > right
    case '>=':
      return left >= right
    case '+':
      return finite(left + right)
    case '-':
      return finite(left - right)
    case '*':
      return finite(left * right)
    case '/':
      return finite(left / right)
    case '%':
    default:
      return finite(left % right)
  }
}

function finite(value: number): number {
  if (!Number.isFinite(value)) throw new EvaluationError('the result is no finite number')
  return value
}

export function applyUnary(operator: '!' | '-', operand: Value): Value {
  if (isUnknown(operand)) return unknown(referencesIn(operand))
  return withReferences(
    operator === '!' ? !needBoolean(operand) : -needNumber(operand),
    referencesIn(operand),
  )
}
