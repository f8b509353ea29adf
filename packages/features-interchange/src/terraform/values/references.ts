import {
  type Reference,
  type Value,
  isHandle,
  isList,
  isMap,
  isTraced,
  isUnknown,
} from './value.ts'

/** Every reference in a value, at any depth, each once and in order. */
export function referencesIn(...values: readonly Value[]): Reference[] {
  const found = new Map<string, Reference>()
  const add = (reference: Reference) => {
    const key = `${reference.address} ${reference.attribute ?? ''}`
    if (!found.has(key)) found.set(key, reference)
  }
  const visit = (value: Value): void => {
    if (isTraced(value) || isHandle(value)) value.references.forEach(add)
    else if (isList(value)) value.forEach(visit)
    else if (isMap(value)) value.forEach(visit)
  }
  values.forEach(visit)
  return [...found.values()]
}

/** True when the value is unknown or holds an unknown at any depth. */
export function holdsUnknown(value: Value): boolean {
  if (isList(value)) return value.some(holdsUnknown)
  if (isMap(value)) return [...value.values()].some(holdsUnknown)
  return isUnknown(value)
}

/** The same value, remembering at every scalar that it was also read from here. */
export function withReferences(value: Value, references: readonly Reference[]): Value {
  if (references.length === 0 || isHandle(value)) return value
  if (isList(value)) return value.map((item) => withReferences(item, references))
  if (isMap(value)) {
    return new Map([...value].map(([key, item]) => [key, withReferences(item, references)]))
  }
  if (isTraced(value)) {
    return { ...value, references: merge(references, value.references) }
  }
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
