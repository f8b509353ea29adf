import type { OrgContext } from '@backarch/services-access'
import { recordAudit } from '@backarch/services-audit'

import { findNoteInOrg, updateResolution } from '../repo/notes.ts'
import type { NoteInput, NoteView } from '../schemas.ts'
import { authorOf } from './author-of.ts'
import { noSuchNote } from './note-rules.ts'
import { viewOf } from './note-view.ts'
import { whileHoldingNote } from './while-holding-diagram.ts'

/**
 * Resolves the thread that a note is in, and answers the note that began it. Who did it first, and when, stays. Throws
 * NOT_FOUND (`note_not_found`) and CONFLICT (`trashed`).
 */
export function resolveThread(ctx: OrgContext, input: NoteInput): Promise<NoteView> {
  return setResolved(ctx, input, true)
}

/** Opens a resolved thread again. Throws as `resolveThread` does. */
export function reopenThread(ctx: OrgContext, input: NoteInput): Promise<NoteView> {
  return setResolved(ctx, input, false)
}

function setResolved(ctx: OrgContext, { noteId }: NoteInput, resolved: boolean): Promise<NoteView> {
  return whileHoldingNote(ctx, noteId, async (tx, { orgId, diagramId, threadId: id }) => {
    const thread = await findNoteInOrg(tx, { orgId, id })
    if (!thread) throw noSuchNote()
    if ((thread.resolvedAt !== null) === resolved) return viewOf(tx, thread)
    const now = ctx.now()
    const resolution = resolved
      ? { resolvedAt: now, resolvedBy: authorOf(ctx) }
      : { resolvedAt: null, resolvedBy: null }
    const changed = await updateResolution(tx, { orgId, id, ...resolution, now })
    await recordAudit(ctx, tx, {
      action: resolved ? 'notes.thread_resolved' : 'notes.thread_reopened',
      orgId,
      target: { kind: 'note', id },
      details: { diagramId },
    })
    return viewOf(tx, changed)
  })
}
