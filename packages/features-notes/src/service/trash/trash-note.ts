import type { OrgContext } from '@backarch/services-access'

import { putIntoTrash } from '../../repo/trash.ts'
import type { NoteInput } from '../../schemas.ts'
import { authorOf } from '../author-of.ts'
import { whileHoldingNote } from '../while-holding-diagram.ts'
import { recordNote, requireAuthority } from './trash-rules.ts'

/**
 * Puts a note into the trash; with the one that began a thread go its replies, whoever wrote them. Throws NOT_FOUND
 * (`note_not_found`), FORBIDDEN (`not_author`) and CONFLICT (`trashed`: its diagram lies in the trash).
 */
export function trashNote(ctx: OrgContext, { noteId: id }: NoteInput): Promise<{ trashed: true }> {
  return whileHoldingNote(ctx, id, async (tx, note) => {
    requireAuthority(ctx, note)
    const { orgId } = note
    const { replies } = await putIntoTrash(tx, { orgId, id, by: authorOf(ctx), now: ctx.now() })
    await recordNote(ctx, tx, note, { action: 'notes.note_trashed', replies })
    return { trashed: true }
  })
}
