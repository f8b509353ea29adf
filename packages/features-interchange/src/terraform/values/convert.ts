import { describe, EvaluationError, type Scalar, scalarOf, type Value } from './value.ts'

/** A scalar as text, as Terraform writes it. */
export function textOf(value: Scalar): string {
  if (value === null) throw new EvaluationError('null cannot be text')
  return typeof value === 'number' ? numberText(value) : String(value)
}

/** Terraform calculates with far more digits: 1.1 * 10 is 11. */
export function withoutNoise(value: number): number {
  return Number(value.toPrecision(15))
}

function numberText(value: number): string {
  // JavaScript writes 1e21 where Terraform writes all digits, and 0.30000000000000004 for 0.1 + 0.2.
  if (!Number.isInteger(value)) return String(withoutNoise(value))
  return Math.abs(value) >= 1e21 ? BigInt(value).toString() : String(value)
}

/** A scalar as a number: `"3"` is 3. Undefined when it is none. */
export function numberOf(value: Scalar): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  if (typeof value !== 'string' || !/^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(value))
    return undefined
  const number = Number(value)
  return Number.isFinite(number) ? number : undefined
}

/** A scalar as a boolean: `"true"` is true. Undefined when it is none. */
export function booleanOf(value: Scalar): boolean | undefined {
  if (typeof value === 'boolean') return value
  if (value === 'true') return true
  if (value === 'false') return false
  return undefined
}

/** The number in a known value. */
export function needNumber(value: Value): number {
  const scalar = scalarOf(value)
  const number = scalar === undefined ? undefined : numberOf(scalar)
  if (number === undefined) throw new EvaluationError(`expected a number, got ${describe(value)}`)
  return number
}

/** The boolean in a known value. */
export function needBoolean(value: Value): boolean {
  const scalar = scalarOf(value)
  const boolean = scalar === undefined ? undefined : booleanOf(scalar)
  if (boolean === undefined) throw new EvaluationError(`expected a bool, got ${describe(value)}`)
  return boolean
}

/** The text of a known scalar. */
export function needText(value: Value): string {
  const scalar = scalarOf(value)
  if (scalar === undefined || scalar === null) {
    throw new EvaluationError(`expected a string, got ${describe(value)}`)
  }
  return textOf(scalar)
}
