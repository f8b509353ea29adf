/** A value while a project is evaluated. Maps and objects are both `ValueMap`, lists, tuples and sets `ValueList`. */
export type Value = Scalar | Traced | ValueList | ValueMap | Handle

export type Scalar = null | boolean | number | string
export type ValueList = readonly Value[]
export type ValueMap = ReadonlyMap<string, Value>

/** An attribute of a resource that a value was read from. */
export interface Reference {
  /** Of the resource, as the report lists it. */
  readonly address: string
  /** Null when the whole resource is meant. */
  readonly attribute: string | null
}

/**
 * A scalar that remembers which resources it was read from, or a value that nothing in the project tells.
 * `undefined` is that unknown: it is never guessed, and whatever is computed from it is unknown as well.
 */
export interface Traced {
  readonly traced: true
  readonly value: Scalar | undefined
  readonly references: readonly Reference[]
  /** An unknown text that no other resource can have: its id or ARN. */
  readonly identity?: true
}

/** Something with named parts that are only evaluated when asked for: a resource, a module, `var`. */
export interface Handle {
  readonly handle: string
  readonly references: readonly Reference[]
  readonly read: (name: string) => Value
  /** What an index gives, where that is not the part of that name. */
  readonly at?: (key: Value) => Value
}

/** A mistake in an expression, e.g. an index that does not exist. `try` and `can` catch it. */
export class EvaluationError extends Error {
  override readonly name = 'EvaluationError'
}

/** Not a mistake of the project: the import does not compute this. `try` and `can` do not know what comes of it. */
export class NotComputedError extends EvaluationError {}

export function unknown(references: readonly Reference[] = []): Traced {
  return { traced: true, value: undefined, references }
}

export function isTraced(value: Value): value is Traced {
  return typeof value === 'object' && value !== null && 'traced' in value
}

export function isHandle(value: Value): value is Handle {
  return typeof value === 'object' && value !== null && 'handle' in value
}

/** `Array.isArray` does not narrow a readonly array. */
export function isList(value: Value): value is ValueList {
  return Array.isArray(value)
}

export function isMap(value: Value): value is ValueMap {
  return value instanceof Map
}

/** The scalar behind a value; undefined when it is unknown or no scalar. */
export function scalarOf(value: Value): Scalar | undefined {
  if (isTraced(value)) return value.value
  return typeof value === 'object' && value !== null ? undefined : value
}

/** True when the value itself is unknown. A list of unknowns is known to be a list. */
export function isUnknown(value: Value): boolean {
  return isHandle(value) || (isTraced(value) && value.value === undefined)
}

/** What a person would call this value. */
export function describe(value: Value): string {
  if (isUnknown(value)) return 'an unknown value'
  const scalar = scalarOf(value)
  if (scalar === null) return 'null'
  if (isList(value)) return 'a list'
  if (isMap(value)) return 'a map'
  return typeof scalar === 'boolean' ? 'a bool' : `a ${typeof scalar}`
}
