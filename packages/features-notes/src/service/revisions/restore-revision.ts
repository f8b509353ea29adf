import type { OrgContext } from '@backarch/services-access'

import { render } from '../../markdown/to-html.ts'
import type { NoteView, RestoreRevisionInput } from '../../schemas.ts'
import { saveBody } from '../save-body.ts'
import { whileHoldingNote } from '../while-holding-diagram.ts'
import { requireRevision, requireRevisions } from './read-revisions.ts'

/**
 * Makes an earlier text the newest revision; what is said now is kept as the one before. Throws NOT_FOUND (`note_not_found`,
 * `revision_not_found`), FORBIDDEN (`not_author`) and CONFLICT (`stale_revision`, `trashed`).
 */
export async function restoreRevision(
  ctx: OrgContext,
  { noteId, revision, from }: RestoreRevisionInput,
): Promise<NoteView> {
  const { body } = await requireRevision(ctx.db, await requireRevisions(ctx, noteId), from)
  const rendered = await render(ctx, body)
  return whileHoldingNote(ctx, noteId, (tx, note) =>
    saveBody(ctx, tx, { note, revision, ...rendered, restored: from }),
  )
}
