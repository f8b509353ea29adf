import { sortedEntries } from '../functions/function.ts'
import { numberOf, textOf } from '../values/convert.ts'
import { referencesIn } from '../values/references.ts'
import { isSet } from '../values/set.ts'
import {
  describe,
  EvaluationError,
  isHandle,
  isList,
  isMap,
  isTraced,
  isUnknown,
  scalarOf,
  unknown,
  type Value,
  type ValueList,
} from '../values/value.ts'

/** `value.name` */
export function attributeOf(value: Value, name: string): Value {
  if (isHandle(value)) return value.read(name)
  if (isMap(value)) {
    const found = value.get(name)
    if (found === undefined) throw new EvaluationError(`there is no attribute "${name}"`)
    return found
  }
  if (isTraced(value) && value.value === undefined) return value
  // An attribute of a list of resources is what the old language gave for each of them.
  if (isList(value)) return value.map((item) => attributeOf(item, name))
  throw new EvaluationError(`${describe(value)} has no attribute "${name}"`)
}

/** `value[key]` */
export function indexOf(value: Value, key: Value): Value {
  if (isHandle(value)) {
    if (value.at !== undefined) return value.at(key)
    const name = scalarOf(key)
    return name === undefined || name === null
      ? unknown(referencesIn(value, key))
      : value.read(textOf(name))
  }
  if (isUnknown(value) || isUnknown(key)) return unknown(referencesIn(value, key))
  const scalar = scalarOf(key)
  if (scalar === undefined || scalar === null)
    throw new EvaluationError(`${describe(key)} is no index`)
  if (isList(value)) {
    const index = numberOf(scalar)
    const found = index === undefined ? undefined : value[index]
    if (found === undefined)
      throw new EvaluationError(
        `there is no element ${textOf(scalar)} in a list of ${value.length}`,
      )
    return found
  }
  if (isMap(value)) {
    const found = value.get(textOf(scalar))
    if (found === undefined) throw new EvaluationError(`there is no key "${textOf(scalar)}"`)
    return found
  }
  throw new EvaluationError(`${describe(value)} has no elements`)
}

/** What a splat walks: a list's elements, one value as a list of itself, null as nothing. Null when not known. */
export function splatItems(value: Value): ValueList | null {
  if (isList(value)) return value
  if (isHandle(value)) return value.at === undefined ? [value] : null
  if (isUnknown(value)) return null
  return scalarOf(value) === null ? [] : [value]
}

/** Keys and values of a collection in Terraform's order. Null when it is not known. */
export function entriesOf(value: Value): [Value, Value][] | null {
  if (isUnknown(value)) return null
  if (isSet(value)) return value.map((item) => [item, item])
  if (isList(value)) return value.map((item, index) => [index, item])
  if (isMap(value)) return sortedEntries(value)
  throw new EvaluationError(`${describe(value)} cannot be iterated`)
}
