import { numberOf, textOf } from '../values/convert.ts'
import { compute, type Plain } from '../values/plain.ts'
import {
  describe,
  EvaluationError,
  isList,
  isMap,
  type Value,
  type ValueList,
  type ValueMap,
} from '../values/value.ts'

/** A function of the Terraform language. Throws `EvaluationError` on wrong arguments. */
export type TerraformFunction = (args: readonly Value[]) => Value

export type FunctionTable = Readonly<Record<string, TerraformFunction>>

/** A function that needs all of its arguments known, at every depth. */
export function ofKnown(from: (...args: readonly Plain[]) => Plain): TerraformFunction {
  return (args) => compute(args, (plain) => from(...plain))
}

/** The argument at this place. */
export function argument(args: readonly Value[], index: number): Value {
  const value = args[index]
  if (value === undefined) throw new EvaluationError(`argument ${index + 1} is missing`)
  return value
}

export function needList(value: Value): ValueList {
  if (!isList(value)) throw new EvaluationError(`expected a list, got ${describe(value)}`)
  return value
}

export function needMap(value: Value): ValueMap {
  if (!isMap(value)) throw new EvaluationError(`expected a map, got ${describe(value)}`)
  return value
}

/** A map's entries in the order in which Terraform walks it. */
export function sortedEntries(map: ValueMap): [string, Value][] {
  return [...map].toSorted(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0))
}

export function plainText(value: Plain | undefined): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return textOf(value)
  throw new EvaluationError('expected a string')
}

export function plainNumber(value: Plain | undefined): number {
  const scalar = typeof value === 'number' || typeof value === 'string' ? value : null
  const number = numberOf(scalar)
  if (number === undefined) throw new EvaluationError('expected a number')
  return number
}

export function plainList(value: Plain | undefined): readonly Plain[] {
  if (!Array.isArray(value)) throw new EvaluationError('expected a list')
  return value
}
