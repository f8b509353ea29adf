import { WrittenJson } from './written-json.ts'

/** Stands for a value that JSON writes and reads back by itself. */
export const plain = Symbol('plain')

/** Past this the value is a circle, or nothing a reader should be given. */
const maxDepth = 200

type Members = Readonly<Record<string, unknown>>

function isPlainObject(value: object): value is Members {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/**
 * The parts of a value that JSON alone would lose (dates, maps, bigint, NaN, …), in their places; `plain` when
 * there are none. In a list, null stands for a plain element. It is one walk without copies, so a large graph
 * costs a fraction of writing it as JSON. An `undefined` member counts as plain, since JSON leaves it out.
 */
export function beyondJson(value: unknown, depth = 0): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return plain
  if (typeof value === 'number') return Number.isFinite(value) ? plain : value
  if (typeof value !== 'object') return value
  if (depth > maxDepth) {
    throw new TypeError(`The value is circular or nested deeper than ${maxDepth} levels.`)
  }
  if (Array.isArray(value)) return beyondJsonInList(value, depth)
  if (isPlainObject(value)) return beyondJsonInObject(value, depth)
  return value instanceof WrittenJson ? plain : value
}

function beyondJsonInList(list: readonly unknown[], depth: number): unknown {
  let rest: unknown[] | undefined
  for (let index = 0; index < list.length; index += 1) {
    const part = beyondJson(list[index], depth + 1)
    if (part === plain) continue
    rest ??= Array.from({ length: list.length }, () => null)
    rest[index] = part
  }
  return rest ?? plain
}

function beyondJsonInObject(members: Members, depth: number): unknown {
  let rest: Record<string, unknown> | undefined
  for (const name in members) {
    const member = members[name]
    if (member === undefined) continue
    const part = beyondJson(member, depth + 1)
    if (part === plain) continue
    rest ??= {}
    rest[name] = part
  }
  return rest ?? plain
}

/**
 * Puts `written`, which a serializer made of `rest`, back among the plain parts of `value`.
 * The three have the same shape wherever `rest` is not itself a part of `value`.
 */
export function rejoin(value: unknown, rest: unknown, written: unknown): unknown {
  if (rest === value) return written
  if (Array.isArray(value) && Array.isArray(rest) && Array.isArray(written)) {
    return rest.map((part: unknown, index) =>
      part === null ? value[index] : rejoin(value[index], part, written[index]),
    )
  }
  if (!isMembers(value) || !isMembers(rest) || !isMembers(written)) return written
  const whole: Record<string, unknown> = { ...value }
  for (const name of Object.keys(rest)) whole[name] = rejoin(value[name], rest[name], written[name])
  return whole
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null
}
