import { AppError } from '@backarch/core'
import type { Db } from '@backarch/db'
import { rolePermits, type OrgContext } from '@backarch/services-access'
import { recordAudit } from '@backarch/services-audit'

import type { Note } from '../../repo/notes.ts'
import { authorOf } from '../author-of.ts'

/** Throws FORBIDDEN (`not_author`) unless the caller wrote the note or may delete what others wrote. */
export function requireAuthority(ctx: OrgContext, note: Note): void {
  if (isOwn(ctx, note) || rolePermits(ctx.org.role, 'moderateNotes')) return
  throw new AppError('FORBIDDEN', 'Only its author or an admin can delete or restore a note.', {
    details: { reason: 'not_author' },
  })
}

/** Puts on record what became of a note and of the replies that went with it. */
export async function recordNote(
  ctx: OrgContext,
  tx: Db,
  note: Note,
  { action, replies }: { readonly action: `notes.note_${string}`; readonly replies: number },
): Promise<void> {
  await recordAudit(ctx, tx, {
    action,
    orgId: note.orgId,
    target: { kind: 'note', id: note.id },
    details: { diagramId: note.diagramId, own: isOwn(ctx, note), replies },
  })
}

function isOwn(ctx: OrgContext, { authorId }: Note): boolean {
  return authorId !== null && authorId === authorOf(ctx)
}
