import { needNumber, needText } from '../values/convert.ts'
import { holdsUnknown, referencesIn, withReferences } from '../values/references.ts'
import {
  EvaluationError,
  isHandle,
  isList,
  isMap,
  isUnknown,
  NotComputedError,
  scalarOf,
  unknown,
  type Value,
  type ValueList,
} from '../values/value.ts'
import {
  argument,
  type FunctionTable,
  needList,
  needMap,
  ofKnown,
  plainList,
  plainNumber,
  sortedEntries,
  type TerraformFunction,
} from './function.ts'
import { distinct, identityOf, isIdentity, sameValue, setOf } from './identity.ts'

/** A function whose result depends on the shape of its arguments and carries their elements along, known or not. */
function ofShape(from: TerraformFunction): TerraformFunction {
  return (args) => (args.some(isUnknown) ? unknown(referencesIn(...args)) : from(args))
}

/** The same for the functions whose answer depends on the elements themselves. */
function ofElements(from: (args: readonly Value[]) => Value): TerraformFunction {
  return ofShape((args) =>
    args.some((arg) => holdsUnknown(arg)) ? unknown(referencesIn(...args)) : from(args),
  )
}

/** Unknown when an element may be a list that nobody knows: then nobody knows how many elements there are. */
function flatten(list: ValueList): Value {
  const flat: Value[] = []
  const add = (items: ValueList): boolean =>
    items.every((item) => {
      if (isList(item)) return add(item)
      flat.push(item)
      return !isUnknown(item) || isIdentity(item) || (isHandle(item) && item.at === undefined)
    })
  return add(list) ? flat : unknown(referencesIn(list))
}

const maxRange = 100_000

function range(first: number, last: number, step: number): ValueList {
  if (step === 0 || (last - first) / step > maxRange) {
    throw new NotComputedError(`range gives more than ${maxRange} numbers`)
  }
  const count = Math.max(0, Math.ceil((last - first) / step))
  return Array.from({ length: count }, (_, index) => first + index * step)
}

function product(lists: readonly ValueList[]): ValueList {
  const size = lists.reduce((count, list) => count * list.length, 1)
  if (size > maxRange) throw new NotComputedError(`setproduct gives more than ${maxRange} elements`)
  return lists.reduce<readonly ValueList[]>(
    (rows, list) => rows.flatMap((row) => list.map((item) => [...row, item])),
    [[]],
  )
}

function identitiesOf(list: ValueList): ReadonlySet<string> {
  return new Set(list.map(identityOf))
}

/** The first value that is there: null and "" are not. */
function coalesce(args: readonly Value[]): Value {
  for (const arg of args) {
    if (isUnknown(arg)) return unknown(referencesIn(...args))
    if (scalarOf(arg) !== null && scalarOf(arg) !== '') return arg
  }
  throw new EvaluationError('coalesce found no value')
}

/** Of a list that is not known, the length of a part is: `slice(data.aws_availability_zones.x.names, 0, 3)`. */
function slice(args: readonly Value[]): Value {
  const [list, from, to] = [argument(args, 0), argument(args, 1), argument(args, 2)]
  if (isUnknown(from) || isUnknown(to)) return unknown(referencesIn(...args))
  const [first, last] = [needNumber(from), needNumber(to)]
  if (!isUnknown(list)) return needList(list).slice(first, last)
  if (last - first > maxRange) throw new NotComputedError(`slice gives more than ${maxRange} items`)
  const item = unknown(referencesIn(...args))
  return Array.from({ length: Math.max(0, Math.trunc(last - first)) }, () => item)
}

function elementAt(list: ValueList, index: number): Value {
  if (list.length === 0) throw new EvaluationError('the list has no element')
  const place = ((Math.trunc(index) % list.length) + list.length) % list.length
  return list[place] ?? null
}

export const collectionFunctions: FunctionTable = {
  length: ofShape(([value = null]) => {
    if (isList(value)) return value.length
    if (isMap(value)) return value.size
    return withReferences(Array.from(needText(value)).length, referencesIn(value))
  }),
  element: ofShape((args) => elementAt(needList(argument(args, 0)), needNumber(argument(args, 1)))),
  index: ofElements((args) => {
    const wanted = identityOf(argument(args, 1))
    const found = needList(argument(args, 0)).findIndex((item) => identityOf(item) === wanted)
    if (found === -1) throw new EvaluationError('the list does not hold the value')
    return found
  }),
  lookup: (args) => {
    const [map, key] = [argument(args, 0), argument(args, 1)]
    if (isUnknown(map) || isUnknown(key)) return unknown(referencesIn(...args))
    const found = needMap(map).get(needText(key)) ?? args[2]
    if (found === undefined) throw new EvaluationError(`the map has no key "${needText(key)}"`)
    return found
  },
  keys: ofShape((args) => sortedEntries(needMap(argument(args, 0))).map(([key]) => key)),
  values: ofShape((args) => sortedEntries(needMap(argument(args, 0))).map(([, value]) => value)),
  merge: ofShape(
    (args) => new Map(args.flatMap((arg) => (scalarOf(arg) === null ? [] : [...needMap(arg)]))),
  ),
  zipmap: ofShape((args) => {
    const [names, values] = [needList(argument(args, 0)), needList(argument(args, 1))]
    if (names.some(isUnknown)) return unknown(referencesIn(...args))
    return new Map(names.map((key, index) => [needText(key), values[index] ?? null]))
  }),
  concat: ofShape((args) => args.flatMap(needList)),
  flatten: ofShape((args) => flatten(needList(argument(args, 0)))),
  reverse: ofShape((args) => needList(argument(args, 0)).toReversed()),
  slice,
  chunklist: ofShape((args) => {
    const list = needList(argument(args, 0))
    const size = Math.trunc(needNumber(argument(args, 1)))
    if (size < 0) throw new EvaluationError('a chunk cannot have fewer than no elements')
    // Of no size: all of it in one chunk.
    if (size === 0) return list.length === 0 ? [] : [list]
    return Array.from({ length: Math.ceil(list.length / size) }, (_, row) =>
      list.slice(row * size, (row + 1) * size),
    )
  }),
  distinct: ofShape((args) => distinct(needList(argument(args, 0)))),
  compact: ofElements((args) =>
    needList(argument(args, 0)).filter((item) => scalarOf(item) !== null && scalarOf(item) !== ''),
  ),
  contains: ofShape((args) => {
    const wanted = argument(args, 1)
    const same = needList(argument(args, 0)).map((item) => sameValue(item, wanted))
    if (same.includes(true)) return true
    return same.includes(undefined) ? unknown(referencesIn(...args)) : false
  }),
  sort: ofElements((args) =>
    needList(argument(args, 0))
      .map((item) => ({ text: needText(item), references: referencesIn(item) }))
      .toSorted((left, right) => (left.text < right.text ? -1 : left.text > right.text ? 1 : 0))
      .map(({ text, references }) => withReferences(text, references)),
  ),
  coalesce,
  coalescelist: ofShape((args) => args.find((arg) => isList(arg) && arg.length > 0) ?? []),
  one: ofShape((args) => {
    const list = needList(argument(args, 0))
    if (list.length > 1) throw new EvaluationError('one() was given more than one element')
    return list[0] ?? null
  }),
  range: ofShape((args) => {
    const [first = 0, last, step] = args.map(needNumber)
    const [from, to] = last === undefined ? [0, first] : [first, last]
    return range(from, to, step ?? (to < from ? -1 : 1))
  }),
  setproduct: ofShape((args) => product(args.map(needList))),
  setunion: ofShape((args) => setOf(args.flatMap(needList))),
  setintersection: ofElements((args) => {
    const [first = [], ...others] = args.map(needList)
    const wanted = others.map(identitiesOf)
    return setOf(first.filter((item) => wanted.every((other) => other.has(identityOf(item)))))
  }),
  setsubtract: ofElements((args) => {
    const removed = identitiesOf(needList(argument(args, 1)))
    return setOf(needList(argument(args, 0)).filter((item) => !removed.has(identityOf(item))))
  }),
  matchkeys: ofElements((args) => {
    const [keys, wanted] = [needList(argument(args, 1)), identitiesOf(needList(argument(args, 2)))]
    return needList(argument(args, 0)).filter((_, index) =>
      wanted.has(identityOf(keys[index] ?? null)),
    )
  }),
  transpose: ofElements((args) => {
    const turned = new Map<string, string[]>()
    for (const [key, items] of sortedEntries(needMap(argument(args, 0)))) {
      for (const item of needList(items)) {
        const text = needText(item)
        const keys = turned.get(text) ?? []
        keys.push(key)
        turned.set(text, keys)
      }
    }
    return turned
  }),
  sum: ofKnown((list) =>
    plainList(list)
      .map(plainNumber)
      .reduce((total, number) => total + number, 0),
  ),
  alltrue: ofKnown((list) => plainList(list).every((item) => item === true || item === 'true')),
  anytrue: ofKnown((list) => plainList(list).some((item) => item === true || item === 'true')),
}
