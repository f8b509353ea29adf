import type { OrgContext } from '@backarch/services-access'

import type { DiffRevisionsInput, RevisionsDiff } from '../../schemas.ts'
import { diffTexts } from './diff-texts.ts'
import { requireRevision, requireRevisions } from './read-revisions.ts'

/** What became of a note's text between two revisions. Throws NOT_FOUND (`note_not_found`, `revision_not_found`). */
export async function diffRevisions(
  ctx: OrgContext,
  { noteId, from, to }: DiffRevisionsInput,
): Promise<RevisionsDiff> {
  const ref = await requireRevisions(ctx, noteId)
  const [before, after] = await Promise.all([
    requireRevision(ctx.db, ref, from),
    requireRevision(ctx.db, ref, to),
  ])
  return { parts: diffTexts(before.body, after.body) }
}
