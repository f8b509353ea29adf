import { z } from 'zod'

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
