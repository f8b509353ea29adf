import { AppError } from '@backarch/core'
import type { OrgContext } from '@backarch/services-access'
import { recordAudit } from '@backarch/services-audit'

import { updateBody, type Note } from '../repo/notes.ts'
import type { EditInput, NoteView } from '../schemas.ts'
import { authorOf } from './author-of.ts'
import { viewOf } from './note-view.ts'
import { whileHoldingNote } from './while-holding-diagram.ts'

/**
 * Saves a note anew, unless it was saved since the revision that the caller saw. Throws NOT_FOUND (`note_not_found`),
 * FORBIDDEN (`not_author`) and CONFLICT (`stale_revision`, `trashed`).
 */
export function editNote(
  ctx: OrgContext,
  { noteId, revision, body }: EditInput,
): Promise<NoteView> {
  return whileHoldingNote(ctx, noteId, async (tx, note) => {
    requireAuthor(ctx, note)
    requireRevision(note, revision)
    const edited = await updateBody(tx, { orgId: note.orgId, id: noteId, body, now: ctx.now() })
    await recordAudit(ctx, tx, {
      action: 'notes.note_edited',
      orgId: note.orgId,
      target: { kind: 'note', id: noteId },
      details: { diagramId: note.diagramId, revision: edited.revision },
    })
    return viewOf(tx, edited)
  })
}

function requireAuthor(ctx: OrgContext, { authorId }: Note): void {
  if (authorId !== null && authorId === authorOf(ctx)) return
  throw new AppError('FORBIDDEN', 'Only its author can edit a note: answer it instead.', {
    details: { reason: 'not_author' },
  })
}

function requireRevision(note: Note, revision: number): void {
  if (note.revision === revision) return
  throw new AppError(
    'CONFLICT',
    `The note is at revision ${note.revision}, and this text was made from revision ${revision}: load it again and repeat the change.`,
    { details: { reason: 'stale_revision', about: { revision: note.revision } } },
  )
}
