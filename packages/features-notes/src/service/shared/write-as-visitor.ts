import type { Context } from '@backarch/api'
import { inTransaction, type Db } from '@backarch/db'
import { holdSharedDiagram, type SharedDiagramRef } from '@backarch/features-canvas'
import { consumeLimit } from '@backarch/services-limits'

import type { Note, NoteAuthor } from '../../repo/notes.ts'
import type { SharedNoteView } from '../../schemas.ts'
import { placeNotes, toSharedNoteView } from '../note-view.ts'
import { enterNotes, requireCommentLink } from './enter-notes.ts'
import { writeLimit } from './limits.ts'

interface Visit {
  readonly token: string
  readonly password?: string | undefined
  /** What the visitor calls themselves. */
  readonly name: string
}

/**
 * Writes through a link, in a transaction in which nobody else changes the diagram or its notes. The link is looked at
 * again in it: it may have ended while the call waited. Throws as `enterNotes` does, and RATE_LIMITED.
 */
export async function writeAsVisitor(
  ctx: Context,
  { name, ...link }: Visit,
  write: (tx: Db, shared: SharedDiagramRef, author: NoteAuthor) => Promise<Note>,
): Promise<SharedNoteView> {
  const entered = await enterNotes(ctx, link)
  const { shareId } = entered
  await consumeLimit(ctx, writeLimit, { account: shareId })
  return inTransaction(ctx.db, async (tx) => {
    const shared = await holdSharedDiagram(ctx, tx, entered)
    requireCommentLink(shared)
    const note = await write(tx, shared, { authorId: null, visitorName: name, shareId })
    const [placed] = await placeNotes(tx, note, [note])
    return toSharedNoteView(placed ?? { note, orphaned: false })
  })
}
