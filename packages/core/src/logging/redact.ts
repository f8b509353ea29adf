import { isCardNumber, redactText } from './redact-text.ts'
import { isOneTimeKey, isOneTimeSecret, isSensitiveKey } from './sensitive-key.ts'

const maxDepth = 10
const maxValues = 1_000

/** What a value looks like in a log: plain, finite, without cycles and without secrets. */
export type Loggable =
  | string
  | number
  | boolean
  | null
  | readonly Loggable[]
  | { readonly [key: string]: Loggable }

interface Walk {
  readonly ancestors: Set<object>
  left: number
}

/**
 * A copy of `value` that may be logged. Secrets are recognised by their key and by their look, at every depth,
 * also in errors and their causes. Getters that throw, cycles and huge values come out as short notes.
 */
export function redact(value: unknown): Loggable {
  return copy(value, { ancestors: new Set(), left: maxValues })
}

function copy(value: unknown, walk: Walk): Loggable {
  walk.left -= 1
  if (walk.left < 0) return '[cut]'
  if (typeof value === 'object') {
    return value === null ? null : guarded(() => copyObject(value, walk))
  }
  return copyPlain(value)
}

function copyPlain(value: unknown): Loggable {
  if (typeof value === 'string') return redactText(value)
  if (typeof value === 'boolean') return value
  if (typeof value === 'symbol') return redactText(value.toString())
  if (typeof value !== 'number' && typeof value !== 'bigint') return `[${typeof value}]`
  if (isCardNumber(String(value))) return '[card]'
  return typeof value === 'number' && Number.isFinite(value) ? value : String(value)
}

function copyObject(value: object, walk: Walk): Loggable {
  if (walk.ancestors.has(value)) return '[cycle]'
  if (walk.ancestors.size >= maxDepth) return '[deeper]'
  walk.ancestors.add(value)
  try {
    return copyOpen(value, walk)
  } finally {
    walk.ancestors.delete(value)
  }
}

function copyOpen(value: object, walk: Walk): Loggable {
  if (Array.isArray(value)) return list(value, walk)
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? '[no date]' : value.toISOString()
  if (value instanceof Error) return copyError(value, walk)
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer)
    return `[${value.byteLength} bytes]`
  if (value instanceof Map) return pairs(value.entries(), walk)
  if (value instanceof Set) return list(value, walk)
  if (value instanceof URL || value instanceof RegExp) return redactText(String(value))
  if (value instanceof Headers || value instanceof URLSearchParams) {
    return pairs(value.entries(), walk)
  }
  if ('toJSON' in value && typeof value.toJSON === 'function') return copy(value.toJSON(), walk)
  return properties(value, Object.keys(value), walk)
}

function copyError(error: Error, walk: Walk): Loggable {
  // Message, stack and causes of an error are not enumerable, and what a library adds is.
  const more = Object.keys(error).filter((key) => key !== 'message' && key !== 'stack')
  const inner = ['cause', 'errors'].filter((key) => key in error && !more.includes(key))
  return {
    ...properties(error, ['name', 'message', 'stack', ...inner], walk),
    ...properties(error, more, walk),
  }
}

function properties(value: object, keys: readonly string[], walk: Walk) {
  return fields(
    keys.map((key) => [key, () => Reflect.get(value, key)]),
    walk,
  )
}

function pairs(entries: Iterable<readonly [unknown, unknown]>, walk: Walk): Loggable {
  const some: [string, () => unknown][] = []
  for (const [key, value] of entries) {
    if (some.length > walk.left) break
    some.push([typeof key === 'string' ? key : `[${typeof key}]`, () => value])
  }
  return fields(some, walk)
}

function fields(
  entries: readonly (readonly [string, () => unknown])[],
  walk: Walk,
): { readonly [key: string]: Loggable } {
  const result: [string, Loggable][] = []
  for (const [key, read] of entries) {
    if (walk.left <= 0) {
      result.push(['…', `[${entries.length - result.length} more]`])
      break
    }
    const value = guarded(() => copyField(key, read(), walk))
    if (value !== '[undefined]') result.push([redactText(key), value])
  }
  return Object.fromEntries(result)
}

function copyField(key: string, value: unknown, walk: Walk): Loggable {
  const tellsNothing = value === null || value === undefined || typeof value === 'boolean'
  const secret = isSensitiveKey(key) || isKeyMaterial(key, value) || isOneTime(key, value)
  return secret && !tellsNothing ? '[redacted]' : copy(value, walk)
}

/** The secret members of a JWK have names of one letter. */
function isKeyMaterial(key: string, value: unknown): boolean {
  return /^[dkpq]$/.test(key) && typeof value === 'string' && /^[\w-]{22,}$/.test(value)
}

function isOneTime(key: string, value: unknown): boolean {
  const isText = typeof value === 'string' || typeof value === 'number'
  return isText && isOneTimeKey(key) && isOneTimeSecret(String(value))
}

function list(values: Iterable<unknown>, walk: Walk): Loggable {
  const result: Loggable[] = []
  for (const value of values) {
    if (walk.left <= 0) {
      result.push('[more]')
      break
    }
    result.push(copy(value, walk))
  }
  return result
}

/** A log line must never be what breaks a request: getters, proxies and `toJSON` may throw. */
function guarded(read: () => Loggable): Loggable {
  try {
    return read()
  } catch {
    return '[unreadable]'
  }
}
