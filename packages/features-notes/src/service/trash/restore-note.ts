import { AppError } from '@backarch/core'
import type { OrgContext } from '@backarch/services-access'

import { countNotesOfDiagram, findNoteInOrg, measureThread } from '../../repo/notes.ts'
import { countTrashedReplies, takeFromTrash } from '../../repo/trash.ts'
import type { NoteInput, NoteView } from '../../schemas.ts'
import { noSuchNote, requireRoomInDiagram, requireRoomInThread } from '../note-rules.ts'
import { viewOf } from '../note-view.ts'
import { whileHoldingTrashed } from '../while-holding-diagram.ts'
import { recordNote, requireAuthority } from './trash-rules.ts'

/**
 * Takes a note out of the trash, to its old place, with the replies that went along. Throws NOT_FOUND (`note_not_found`),
 * FORBIDDEN (`not_author`), CONFLICT (`thread_trashed`; `trashed`: its diagram lies in the trash) and LIMIT_EXCEEDED
 * (`too_many_notes`, `too_many_replies`).
 */
export function restoreNote(ctx: OrgContext, { noteId: id }: NoteInput): Promise<NoteView> {
  return whileHoldingTrashed(ctx, id, async (tx, note) => {
    requireAuthority(ctx, note)
    const { orgId, diagramId, threadId } = note
    if (threadId !== id) {
      if (!(await findNoteInOrg(tx, { orgId, id: threadId }))) throw threadTrashed()
      requireRoomInThread((await measureThread(tx, { orgId, threadId })).replies)
    }
    const replies = (await countTrashedReplies(tx, { orgId, ids: [id] })).get(id) ?? 0
    requireRoomInDiagram((await countNotesOfDiagram(tx, { orgId, diagramId })) + replies)
    if (!(await takeFromTrash(tx, { orgId, id }))) throw noSuchNote()
    await recordNote(ctx, tx, note, { action: 'notes.note_restored', replies })
    return viewOf(ctx, tx, note)
  })
}

function threadTrashed(): AppError {
  return new AppError(
    'CONFLICT',
    'The note that began this thread lies in the trash: restore it first.',
    {
      details: { reason: 'thread_trashed' },
    },
  )
}
