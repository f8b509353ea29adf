import type { OrgContext } from '@backarch/services-access'

import { render } from '../markdown/to-html.ts'
import type { EditInput, NoteView } from '../schemas.ts'
import { saveBody } from './save-body.ts'
import { whileHoldingNote } from './while-holding-diagram.ts'

/**
 * Saves a note anew, unless it was saved since the revision that the caller saw. Throws NOT_FOUND (`note_not_found`),
 * FORBIDDEN (`not_author`) and CONFLICT (`stale_revision`, `trashed`).
 */
export async function editNote(
  ctx: OrgContext,
  { noteId, revision, body }: EditInput,
): Promise<NoteView> {
  const rendered = await render(ctx, body)
  return whileHoldingNote(ctx, noteId, (tx, note) =>
    saveBody(ctx, tx, { note, revision, ...rendered }),
  )
}
