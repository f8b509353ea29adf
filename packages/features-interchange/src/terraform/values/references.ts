import { asSet, isSet } from './set.ts'
import {
  type Reference,
  type Value,
  isHandle,
  isList,
  isMap,
  isTraced,
  isUnknown,
} from './value.ts'
import { walk } from './walk.ts'

/** Every reference in a value, at any depth, each once and in order. */
export function referencesIn(...values: readonly Value[]): Reference[] {
  const found = new Map<string, Reference>()
  const add = (reference: Reference) => {
    const key = `${reference.address} ${reference.attribute ?? ''}`
    if (!found.has(key)) found.set(key, reference)
  }
  for (const value of values) {
    walk(value, (leaf) => {
      if (isTraced(leaf) || isHandle(leaf)) leaf.references.forEach(add)
    })
  }
  return [...found.values()]
}

/** True when the value is unknown or holds an unknown at any depth. */
export function holdsUnknown(value: Value): boolean {
  let found = false
  walk(value, (leaf) => {
    found ||= isUnknown(leaf)
    return found
  })
  return found
}

/** The same value, remembering at every scalar that it was also read from here. */
export function withReferences(value: Value, references: readonly Reference[]): Value {
  if (references.length === 0) return value
  if (isList(value) || isMap(value)) walk(value, () => undefined)
  return remember(value, references)
}

function remember(value: Value, references: readonly Reference[]): Value {
  if (isHandle(value)) return value
  if (isList(value)) {
    const items = value.map((item) => remember(item, references))
    return isSet(value) ? asSet(items) : items
  }
  if (isMap(value)) {
    return new Map([...value].map(([key, item]) => [key, remember(item, references)]))
  }
  if (isTraced(value)) return { ...value, references: merge(references, value.references) }
  return { traced: true, value, references }
}

function merge(first: readonly Reference[], second: readonly Reference[]): readonly Reference[] {
  const added = second.filter(
    (candidate) =>
      !first.some(
        (known) => known.address === candidate.address && known.attribute === candidate.attribute,
      ),
  )
  return added.length === 0 ? first : [...first, ...added]
}
