import { evaluateJson } from '../evaluate/evaluate-json.ts'
import type { Scope } from '../evaluate/scope.ts'
import { bind } from '../evaluate/scope.ts'
import type { JsonObject } from '../files/json.ts'
import { sortedEntries } from '../functions/function.ts'
import { setOf } from '../functions/identity.ts'
import { numberOf } from '../values/convert.ts'
import { textOf } from '../values/convert.ts'
import {
  describe,
  EvaluationError,
  isList,
  isMap,
  isUnknown,
  scalarOf,
  unknown,
  type Value,
  type ValueMap,
} from '../values/value.ts'
import { walk } from '../values/walk.ts'
import { countInstances, type ProjectState } from './state.ts'

/** One copy that `count` or `for_each` makes of a block. */
export interface Copy {
  readonly key: string | number | null
  readonly scope: Scope
}

export interface Copies {
  /** `unknown`: how many there are cannot be known, and one stands for them. */
  readonly by: 'one' | 'count' | 'for_each' | 'unknown'
  readonly copies: readonly Copy[]
}

/** The copies of a resource or module block. Warns when their number cannot be known. */
export function copiesOf(
  state: ProjectState,
  address: string,
  body: JsonObject,
  scope: Scope,
): Copies {
  const counted = 'count' in body
  const made = counted
    ? byCount(state, address, body, scope)
    : byForEach(state, address, body, scope)
  countInstances(state, address, made.copies.length)
  return made
}

function byCount(state: ProjectState, address: string, body: JsonObject, scope: Scope): Copies {
  const copy = (key: number): Copy => ({
    key,
    scope: bind(scope, [['count', new Map([['index', key]])]]),
  })
  const value = meta(state, address, 'count', body, scope)
  const scalar = scalarOf(value)
  const count = scalar === undefined ? undefined : numberOf(scalar)
  if (count === undefined || count < 0 || !Number.isInteger(count)) {
    state.warnings.add(`${address}: count is not known and taken as 1${writtenAs(body['count'])}`)
    return { by: 'unknown', copies: [copy(0)] }
  }
  // Counted before they are made: a count of a billion must not fill the memory first.
  if (count > 20_000) countInstances(state, address, count)
  return { by: 'count', copies: Array.from({ length: count }, (_, index) => copy(index)) }
}

function byForEach(state: ProjectState, address: string, body: JsonObject, scope: Scope): Copies {
  if (!('for_each' in body)) return { by: 'one', copies: [{ key: null, scope }] }
  const keys = forEachKeys(meta(state, address, 'for_each', body, scope))
  if (keys === null) {
    state.warnings.add(
      `${address}: for_each is not known and taken as one element${writtenAs(body['for_each'])}`,
    )
    const each: ValueMap = new Map([
      ['key', unknown()],
      ['value', unknown()],
    ])
    return { by: 'unknown', copies: [{ key: null, scope: bind(scope, [['each', each]]) }] }
  }
  return {
    by: 'for_each',
    copies: keys.map(([key, value]) => ({
      key,
      scope: bind(scope, [
        [
          'each',
          new Map([
            ['key', key],
            ['value', value],
          ]),
        ],
      ]),
    })),
  }
}

/** Keys and values of a `for_each`; null when the keys are not known. */
function forEachKeys(value: Value): [string, Value][] | null {
  if (isMap(value)) return sortedEntries(value)
  if (!isList(value)) return null
  const keys: [string, Value][] = []
  const items = setOf(value)
  if (!isList(items)) return null
  for (const item of items) {
    const scalar = scalarOf(item)
    if (scalar === undefined || scalar === null) return null
    keys.push([textOf(scalar), item])
  }
  return keys
}

function meta(
  state: ProjectState,
  address: string,
  name: 'count' | 'for_each',
  body: JsonObject,
  scope: Scope,
): Value {
  try {
    const value = evaluateJson(body[name] ?? null, scope, state.expressions)
    if (isUnknown(value)) return value
    walk(value, () => undefined)
    if (name === 'for_each' && !isMap(value) && !isList(value))
      throw new EvaluationError(`${describe(value)} has no elements`)
    return value
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error
    state.warnings.add(`${address}: ${name}: ${error.message}.`)
    return unknown()
  }
}

/** The expression behind an unknown value, for the end of a warning. */
export function writtenAs(json: unknown): string {
  if (typeof json !== 'string') return '.'
  const text = json.replace(/\s+/g, ' ')
  return `: ${text.length > 120 ? `${text.slice(0, 117)}...` : text}`
}
