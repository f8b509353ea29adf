import { AppError } from '@backarch/core'
import type { z } from 'zod'

import { maxCursorLength } from './schemas.ts'

/**
 * Turns the position of a row (the values a list is sorted by) into a cursor and back. A cursor holds nothing
 * but a position and is checked like any other input, so a forged one can at most name another place in a
 * list its caller may read anyway: scope the query by tenant, never by what the cursor says.
 */
export interface Cursor<Position> {
  readonly encode: (position: Position) => string
  /** Null for the first page. Throws VALIDATION `bad_cursor` for a text that `encode` did not write. */
  readonly decode: (cursor: string | undefined) => Position | null
}

/** `position` is the schema of what `encode` is given; plain JSON, e.g. `z.tuple([z.iso.datetime(), z.uuid()])`. */
export function createCursor<Position>(position: z.ZodType<Position>): Cursor<Position> {
  const encode = (value: Position): string =>
    Buffer.from(JSON.stringify(value)).toString('base64url')
  return {
    encode,
    decode(cursor) {
      if (cursor === undefined) return null
      const parsed = position.safeParse(read(cursor))
      // Only the one text that we would write ourselves: no padding, no spaces, no second spelling.
      if (parsed.success && encode(parsed.data) === cursor) return parsed.data
      const details = { reason: 'bad_cursor' }
      throw new AppError('VALIDATION', 'cursor is not one that this list gave out.', { details })
    },
  }
}

function read(cursor: string): unknown {
  if (cursor.length > maxCursorLength) return undefined
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
}

export interface Page<Item> {
  items: Item[]
  nextCursor: string | null
}

/** Makes a page of `take + 1` rows: fetch one more than asked for, and its presence says that there is a next page. */
export function toPage<Row>(
  rows: readonly Row[],
  take: number,
  cursorOf: (row: Row) => string,
): Page<Row> {
  const items = rows.slice(0, take)
  const last = items.at(-1)
  return { items, nextCursor: rows.length > take && last !== undefined ? cursorOf(last) : null }
}
