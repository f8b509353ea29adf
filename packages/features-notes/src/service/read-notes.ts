import { createCursor, toPage, type Context, type Page } from '@backarch/api'
import { idSchema } from '@backarch/services-access/schemas'
import { z } from 'zod'

import { findNotesOfDiagram, type DiagramRef, type NoteFilters } from '../repo/notes.ts'
import { placeNotes, type PlacedNote } from './place-notes.ts'

const position = createCursor(z.strictObject({ threadId: idSchema, place: z.int32().min(0) }))

/**
 * A page of a diagram's notes: the newest thread first, each from its beginning, its replies in the order in which they
 * were stored. A page may end inside a thread. What stays while somebody walks through the pages is in exactly one of them.
 */
export async function readNotes(
  ctx: Context,
  {
    take,
    cursor,
    ...wanted
  }: DiagramRef & NoteFilters & { readonly take: number; readonly cursor?: string | undefined },
): Promise<Page<PlacedNote>> {
  const after = position.decode(cursor)
  const rows = await findNotesOfDiagram(ctx.db, { ...wanted, after, take: take + 1 })
  const { items, nextCursor } = toPage(rows, take, ({ threadId, place }) =>
    position.encode({ threadId, place }),
  )
  return { items: await placeNotes(ctx, ctx.db, wanted, items), nextCursor }
}
