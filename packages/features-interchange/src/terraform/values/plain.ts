import { holdsUnknown, referencesIn, withReferences } from './references.ts'
import { type Scalar, type Value, isHandle, isList, isMap, isTraced, unknown } from './value.ts'

/** A value that is known at every depth, without its references. */
export type Plain = Scalar | readonly Plain[] | PlainMap
export type PlainMap = ReadonlyMap<string, Plain>

export function isPlainList(value: Plain): value is readonly Plain[] {
  return Array.isArray(value)
}

/** The value without its references; undefined when anything in it is unknown. */
export function toPlain(value: Value): Plain | undefined {
  return holdsUnknown(value) ? undefined : strip(value)
}

function strip(value: Value): Plain | undefined {
  if (isHandle(value)) return undefined
  if (isTraced(value)) return value.value
  if (isList(value)) {
    const items: Plain[] = []
    for (const item of value) {
      const plain = strip(item)
      if (plain === undefined) return undefined
      items.push(plain)
    }
    return items
  }
  if (isMap(value)) {
    const entries = new Map<string, Plain>()
    for (const [key, item] of value) {
      const plain = strip(item)
      if (plain === undefined) return undefined
      entries.set(key, plain)
    }
    return entries
  }
  return value
}

/** Computes from known values. The result is unknown when one is not, and remembers where they were read from. */
export function compute(args: readonly Value[], from: (args: readonly Plain[]) => Plain): Value {
  const references = referencesIn(...args)
  const plain = toPlain(args)
  if (plain === undefined || !isPlainList(plain)) return unknown(references)
  return withReferences(from(plain), references)
}
