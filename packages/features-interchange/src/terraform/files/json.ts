/** Parsed JSON, as the HCL converter and `.tf.json` files give it. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject
export interface JsonObject {
  readonly [key: string]: Json
}

export function isJsonList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value)
}

export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The objects in a value that may be one object or a list of them: both are ways to write blocks. */
export function objectsIn(value: Json | undefined): JsonObject[] {
  if (isJsonObject(value)) return [value]
  return isJsonList(value) ? value.filter(isJsonObject) : []
}
