import { toPlain } from '../values/plain.ts'
import { holdsUnknown, referencesIn } from '../values/references.ts'
import { asSet } from '../values/set.ts'
import {
  isList,
  isMap,
  isTraced,
  isUnknown,
  scalarOf,
  unknown,
  type Value,
  type ValueList,
} from '../values/value.ts'
import { jsonText } from './json-text.ts'

/** A text that is equal for equal values. Unknown values are equal when they were read from the same places. */
export function identityOf(value: Value): string {
  const plain = toPlain(value)
  return plain === undefined ? `?${JSON.stringify(referencesIn(value))}` : jsonText(plain)
}

/** Whether two values are equal; undefined when that cannot be known. */
export function sameValue(left: Value, right: Value): boolean | undefined {
  const [one, other] = [scalarOf(left), scalarOf(right)]
  if (one !== undefined && other !== undefined) return one === other
  if (isUnknown(left) || isUnknown(right)) return sameIdentity(left, right)
  if (isList(left) && isList(right)) {
    if (left.length !== right.length) return false
    return all(left.map((item, index) => sameValue(item, right[index] ?? null)))
  }
  if (isMap(left) && isMap(right)) {
    if (left.size !== right.size) return false
    return all(
      [...left].map(([key, item]) => right.has(key) && sameValue(item, right.get(key) ?? null)),
    )
  }
  return identityOf(left) === identityOf(right)
}

/** No two resources have the same id, and none has one that a project could have written. */
function sameIdentity(left: Value, right: Value): boolean | undefined {
  const known = !isUnknown(left) || !isUnknown(right)
  if (known) return isIdentity(left) || isIdentity(right) ? false : undefined
  return isIdentity(left) && isIdentity(right) ? identityOf(left) === identityOf(right) : undefined
}

export function isIdentity(value: Value): boolean {
  return isTraced(value) && value.identity === true
}

function all(parts: readonly (boolean | undefined)[]): boolean | undefined {
  if (parts.includes(false)) return false
  return parts.includes(undefined) ? undefined : true
}

/** More are not compared one by one when something in them is unknown. */
const maxCompared = 300

/** The list without repetitions, the first of each kept; unknown when nobody knows which are repetitions. */
export function distinct(list: ValueList): Value {
  const items = distinctItems(list)
  return items ?? unknown(referencesIn(list))
}

function distinctItems(list: ValueList): ValueList | undefined {
  if (list.length < 2) return list
  if (!list.some(holdsUnknown) || list.every(isIdentity)) {
    const seen = new Set<string>()
    return list.filter((item) => {
      const identity = identityOf(item)
      return seen.size < seen.add(identity).size
    })
  }
  if (list.length > maxCompared) return undefined
  const kept: Value[] = []
  for (const item of list) {
    const same = kept.map((other) => sameValue(item, other))
    if (same.includes(true)) continue
    if (same.includes(undefined)) return undefined
    kept.push(item)
  }
  return kept
}

/** A set: without repetitions, in the order in which Terraform walks it. Unknown when nobody knows its size. */
export function setOf(list: ValueList): Value {
  const items = distinctItems(list)
  return items === undefined ? unknown(referencesIn(list)) : asSet(items.toSorted(inOrder))
}

function inOrder(left: Value, right: Value): number {
  const [a, b] = [scalarOf(left), scalarOf(right)]
  if (typeof a === 'number' && typeof b === 'number') return a - b
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0
  return 0
}
