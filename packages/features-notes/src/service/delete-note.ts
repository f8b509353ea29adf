import { AppError } from '@backarch/core'
import { rolePermits, type OrgContext } from '@backarch/services-access'
import { recordAudit } from '@backarch/services-audit'

import { deleteNote as deleteStoredNote, measureThread, type Note } from '../repo.ts'
import type { NoteInput } from '../schemas.ts'
import { authorOf } from './author-of.ts'
import { whileHoldingNote } from './while-holding-diagram.ts'

/**
 * Deletes a note for good; with the one that began a thread go its replies, whoever wrote them. Throws NOT_FOUND
 * (`note_not_found`), FORBIDDEN (`not_author`) and CONFLICT (`trashed`).
 */
export function deleteNote(ctx: OrgContext, { noteId: id }: NoteInput): Promise<{ deleted: true }> {
  return whileHoldingNote(ctx, id, async (tx, note) => {
    const own = isOwn(ctx, note)
    if (!own && !rolePermits(ctx.org.role, 'moderateNotes')) throw notAuthor()
    const { orgId, diagramId, threadId } = note
    const replies = threadId === id ? (await measureThread(tx, { orgId, threadId })).replies : 0
    await deleteStoredNote(tx, { orgId, id })
    await recordAudit(ctx, tx, {
      action: 'notes.note_deleted',
      orgId,
      target: { kind: 'note', id },
      details: { diagramId, own, replies },
    })
    return { deleted: true }
  })
}

function isOwn(ctx: OrgContext, { authorId }: Note): boolean {
  return authorId !== null && authorId === authorOf(ctx)
}

function notAuthor(): AppError {
  return new AppError('FORBIDDEN', 'Only its author or an admin can delete a note.', {
    details: { reason: 'not_author' },
  })
}
