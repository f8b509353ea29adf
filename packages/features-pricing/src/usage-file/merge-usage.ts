import type { JsonValue } from '@backarch/services-topology/schemas'

export type JsonObject = Readonly<Record<string, JsonValue>>

function isObject(value: JsonValue | undefined): value is { [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The keys of both; where both have one, `over` wins, key by key down to the leaves. */
export function mergeUsage(under: JsonObject, over: JsonObject): Record<string, JsonValue> {
  const merged = new Map(Object.entries(under))
  for (const [key, value] of Object.entries(over)) {
    const below = merged.get(key)
    merged.set(key, isObject(below) && isObject(value) ? mergeUsage(below, value) : value)
  }
  return Object.fromEntries(merged)
}
