import type { Context } from '@backarch/api'
import { inTransaction, type Db } from '@backarch/db'
import { holdSharedDiagram, type SharedDiagramRef } from '@backarch/features-canvas'
import { consumeLimit } from '@backarch/services-limits'

import { render } from '../../markdown/to-html.ts'
import type { Note } from '../../repo/notes.ts'
import type { SharedNoteView } from '../../schemas.ts'
import { toSharedNoteView } from '../note-view.ts'
import { placeNote } from '../place-notes.ts'
import type { Writing } from '../store-note.ts'
import { enterNotes, requireCommentLink } from './enter-notes.ts'
import { writeLimit } from './limits.ts'

interface Visit {
  readonly token: string
  readonly password?: string | undefined
  /** What the visitor calls themselves. */
  readonly name: string
  readonly body: string
}

/**
 * Writes through a link, in a transaction in which nobody else changes the diagram or its notes. The link is looked at
 * again in it: it may have ended while the call waited. Throws as `enterNotes` does, and RATE_LIMITED.
 */
export async function writeAsVisitor(
  ctx: Context,
  { name, body, ...link }: Visit,
  write: (tx: Db, shared: SharedDiagramRef, writing: Writing) => Promise<Note>,
): Promise<SharedNoteView> {
  const entered = await enterNotes(ctx, link)
  const { shareId } = entered
  await consumeLimit(ctx, writeLimit, { account: shareId })
  const author = { authorId: null, visitorName: name, shareId }
  const writing = { author, ...(await render(ctx, body)) }
  return inTransaction(ctx.db, async (tx) => {
    const shared = await holdSharedDiagram(ctx, tx, entered)
    requireCommentLink(shared)
    const note = await write(tx, shared, writing)
    return toSharedNoteView(await placeNote(ctx, tx, note))
  })
}
