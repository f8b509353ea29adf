/**
 * A JSON value as a setting may hold it. In a file and an entry of its own: it is named in the types that a
 * client loads, which must not bring zod along.
 */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | JsonValue[]
  | { [key: string]: JsonValue }
