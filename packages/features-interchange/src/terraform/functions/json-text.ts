import { type Plain, isPlainList } from '../values/plain.ts'

/** A value as JSON, keys sorted, with the escapes that Terraform's `jsonencode` writes. */
export function jsonText(value: Plain): string {
  return write(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

function write(value: Plain): string {
  if (isPlainList(value)) return `[${value.map(write).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const entries = [...value].toSorted(([left], [right]) => (left < right ? -1 : 1))
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${write(item)}`).join(',')}}`
}

/** A parsed JSON document as a value. */
export function plainFromJson(json: unknown): Plain {
  if (Array.isArray(json)) return json.map(plainFromJson)
  if (typeof json === 'object' && json !== null) {
    return new Map(Object.entries(json).map(([key, item]) => [key, plainFromJson(item)]))
  }
  return typeof json === 'string' || typeof json === 'number' || typeof json === 'boolean'
    ? json
    : null
}
