import type { OrgContext } from '@backarch/services-access'

import { render } from '../markdown/to-html.ts'
import type { NoteView, ReplyInput } from '../schemas.ts'
import { authorOf } from './author-of.ts'
import { viewOf } from './note-view.ts'
import { storeReply } from './store-note.ts'
import { whileHoldingNote } from './while-holding-diagram.ts'

/**
 * Answers any note of a thread, at the thread's end: threads are one level deep. A resolved one stays so. Throws NOT_FOUND
 * (`note_not_found`), CONFLICT (`trashed`) and LIMIT_EXCEEDED (`too_many_notes`, `too_many_replies`).
 */
export async function replyToNote(
  ctx: OrgContext,
  { noteId, body }: ReplyInput,
): Promise<NoteView> {
  const author = { authorId: authorOf(ctx), visitorName: null, shareId: null }
  const writing = { author, ...(await render(ctx, body)) }
  return whileHoldingNote(ctx, noteId, async (tx, to) =>
    viewOf(ctx, tx, await storeReply(ctx, tx, { to, ...writing })),
  )
}
