import { toPlain } from '../values/plain.ts'
import { referencesIn } from '../values/references.ts'
import { scalarOf, type Value, type ValueList } from '../values/value.ts'
import { jsonText } from './json-text.ts'

/** A text that is equal for equal values. Unknown values are equal when they were read from the same places. */
export function identityOf(value: Value): string {
  const plain = toPlain(value)
  return plain === undefined ? `?${JSON.stringify(referencesIn(value))}` : jsonText(plain)
}

/** The list without repetitions, the first of each kept. */
export function distinct(list: ValueList): ValueList {
  const seen = new Set<string>()
  return list.filter((item) => {
    const identity = identityOf(item)
    if (seen.has(identity)) return false
    seen.add(identity)
    return true
  })
}

/** A set: without repetitions, in the order in which Terraform walks it. */
export function setOf(list: ValueList): ValueList {
  return distinct(list).toSorted((left, right) => {
    const [a, b] = [scalarOf(left), scalarOf(right)]
    if (typeof a === 'number' && typeof b === 'number') return a - b
    if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0
    return 0
  })
}
