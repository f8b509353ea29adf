import type { Context } from '@backarch/api'
import type { OrgContext } from '@backarch/services-access'

import { countTrashedReplies, deleteTrashed, findTrashedBefore } from '../../repo/trash.ts'
import type { NoteInput } from '../../schemas.ts'
import { whileHoldingTrashed } from '../while-holding-diagram.ts'
import { recordNote, requireAuthority } from './trash-rules.ts'

const keptDays = 30
const batch = 500

/**
 * Deletes a note in the trash for good, with the replies that lie there with it. Throws NOT_FOUND (`note_not_found`),
 * FORBIDDEN (`not_author`) and CONFLICT (`trashed`: its diagram lies in the trash).
 */
export function purgeNote(ctx: OrgContext, { noteId: id }: NoteInput): Promise<{ purged: true }> {
  return whileHoldingTrashed(ctx, id, async (tx, note) => {
    requireAuthority(ctx, note)
    const { orgId } = note
    const replies = (await countTrashedReplies(tx, { orgId, ids: [id] })).get(id) ?? 0
    await deleteTrashed(tx, { orgId, id })
    await recordNote(ctx, tx, note, { action: 'notes.note_purged', replies })
    return { purged: true }
  })
}

/** Deletes what has lain in the trash for 30 days. That it would be was said when it was put there, and is on record. */
export async function purgeTrash(ctx: Context): Promise<void> {
  const before = new Date(ctx.now().getTime() - keptDays * 24 * 60 * 60 * 1000)
  let purged = 0
  let due = await findTrashedBefore(ctx.db, { before, take: batch })
  while (due.length > 0 && !ctx.signal.aborted) {
    // One may have been restored since, or purged by another server.
    for (const key of due) if (await deleteTrashed(ctx.db, { ...key, before })) purged += 1
    due = await findTrashedBefore(ctx.db, { before, take: batch })
  }
  if (purged > 0) ctx.log.info({ purged }, 'notes purged from the trash')
}
