import { isList, type Value, type ValueList } from './value.ts'

const sets = new WeakSet<ValueList>()

/** Marks a list as a set: what walks through it gets each element as its own key. */
export function asSet(list: ValueList): ValueList {
  sets.add(list)
  return list
}

export function isSet(value: Value): value is ValueList {
  return isList(value) && sets.has(value)
}
