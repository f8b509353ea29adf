import type { Context } from '@backarch/api'
import type { Db } from '@backarch/db'
import { findElementIds } from '@backarch/features-canvas'

import type { DiagramRef, Note } from '../repo/notes.ts'
import { countReactions, findReactionsOf } from '../repo/reactions.ts'
import type { ReactionView } from '../schemas.ts'
import { authorOf } from './author-of.ts'

/** A note with what is looked up when it is read. */
export interface PlacedNote {
  readonly note: Note
  /** The element that it is on is gone; elements come back. */
  readonly orphaned: boolean
  readonly reactions: readonly ReactionView[]
}

/** Notes of one diagram, as the caller finds them. */
export async function placeNotes(
  ctx: Context,
  db: Db,
  { orgId, diagramId }: DiagramRef,
  notes: readonly Note[],
): Promise<PlacedNote[]> {
  if (notes.length === 0) return []
  const ids = [...new Set(notes.flatMap(({ elementId }) => elementId ?? []))]
  const there = await findElementIds(db, { orgId, diagramId, ids })
  const reactions = await findReactions(ctx, db, { orgId, noteIds: notes.map(({ id }) => id) })
  return notes.map((note) => ({
    note,
    orphaned: note.elementId !== null && !there.has(note.elementId),
    reactions: reactions.get(note.id) ?? [],
  }))
}

/** A note that was written a moment ago. */
export async function placeNote(ctx: Context, db: Db, note: Note): Promise<PlacedNote> {
  const [placed] = await placeNotes(ctx, db, note, [note])
  return placed ?? { note, orphaned: false, reactions: [] }
}

async function findReactions(
  ctx: Context,
  db: Db,
  asked: { readonly orgId: string; readonly noteIds: readonly string[] },
): Promise<ReadonlyMap<string, readonly ReactionView[]>> {
  const counts = await countReactions(db, asked)
  const userId = authorOf(ctx)
  const isMine = new Set<string>()
  if (userId !== null && counts.length > 0) {
    const own = await findReactionsOf(db, { ...asked, userId })
    for (const { noteId, emoji } of own) isMine.add(`${noteId} ${emoji}`)
  }
  const byNote = Map.groupBy(counts, ({ noteId }) => noteId)
  return new Map(
    [...byNote].map(([noteId, each]) => [
      noteId,
      each.map(({ emoji, count }) => ({ emoji, count, mine: isMine.has(`${noteId} ${emoji}`) })),
    ]),
  )
}
