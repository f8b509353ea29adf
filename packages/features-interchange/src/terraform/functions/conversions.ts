import { booleanOf, numberOf, textOf } from '../values/convert.ts'
import { referencesIn, withReferences } from '../values/references.ts'
import { isSet } from '../values/set.ts'
import {
  describe,
  EvaluationError,
  isList,
  isMap,
  isUnknown,
  type Scalar,
  scalarOf,
  unknown,
  type Value,
  type ValueList,
} from '../values/value.ts'
import {
  argument,
  type FunctionTable,
  needMap,
  sortedEntries,
  type TerraformFunction,
} from './function.ts'
import { setOf } from './identity.ts'

/** The value with its scalar converted; null stays null and unknown stays unknown. */
export function convertScalar(
  value: Value,
  to: (scalar: Scalar) => Scalar | undefined,
  name: string,
): Value {
  if (isUnknown(value)) return unknown(referencesIn(value))
  const scalar = scalarOf(value)
  if (scalar === null) return value
  const converted = scalar === undefined ? undefined : to(scalar)
  if (converted === undefined) throw new EvaluationError(`${describe(value)} cannot be a ${name}`)
  return withReferences(converted, referencesIn(value))
}

export function toListValue(value: Value): ValueList {
  if (isList(value)) return isSet(value) ? [...value] : value
  if (isMap(value)) return sortedEntries(value).map(([, item]) => item)
  throw new EvaluationError(`${describe(value)} cannot be a list`)
}

function orUnknown(from: (value: Value) => Value): TerraformFunction {
  return (args) => {
    const value = argument(args, 0)
    if (isUnknown(value)) return unknown(referencesIn(value))
    return scalarOf(value) === null ? null : from(value)
  }
}

const same: TerraformFunction = (args) => argument(args, 0)

export const conversionFunctions: FunctionTable = {
  tostring: (args) => convertScalar(argument(args, 0), textOf, 'string'),
  tonumber: (args) => convertScalar(argument(args, 0), numberOf, 'number'),
  tobool: (args) => convertScalar(argument(args, 0), booleanOf, 'bool'),
  tolist: orUnknown(toListValue),
  toset: orUnknown((value) => setOf(toListValue(value))),
  tomap: orUnknown(needMap),
  // The old forms: a list or map written out as arguments.
  list: (args) => args,
  map: (args) => {
    const entries = new Map<string, Value>()
    for (let index = 0; index + 1 < args.length; index += 2) {
      entries.set(String(scalarOf(argument(args, index)) ?? ''), argument(args, index + 1))
    }
    return entries
  },
  sensitive: same,
  nonsensitive: same,
  ephemeralasnull: same,
  issensitive: () => false,
}
