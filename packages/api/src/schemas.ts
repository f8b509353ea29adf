import { z } from 'zod'

import { WrittenJson } from './wire/written-json.ts'

export { WrittenJson } from './wire/written-json.ts'

/** Longest cursor a server of ours writes. */
export const maxCursorLength = 500

/** The fields every list takes; spread them into its strict input: `z.strictObject({ ...pageInput, orgId })`. */
export const pageInput = {
  /** How many items at most. */
  take: z.number().int().min(1).max(100).default(50),
  /** `nextCursor` of the page before; absent for the first page. */
  cursor: z.string().min(1).max(maxCursorLength).optional(),
}

/** What every list answers. `nextCursor` is null on the last page. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.strictObject({ items: z.array(item), nextCursor: z.string().nullable() })
}

/**
 * The place of a `WrittenJson` in an answer, as one of its members. Whoever calls gets the value: a client as well as
 * a caller made by `createCallerFactory`.
 */
export function writtenJson<Value>(): z.ZodType<Value, WrittenJson<Value>>
export function writtenJson(): z.ZodType {
  return z.custom((value) => value instanceof WrittenJson)
}
