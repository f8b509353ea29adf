import { createCursor, toPage, type Page } from '@backarch/api'
import { requireUser, rolePermits, type OrgContext } from '@backarch/services-access'
import { idSchema } from '@backarch/services-access/schemas'
import { z } from 'zod'

import { countTrashedReplies, findTrash, type TrashedNote } from '../../repo/trash.ts'
import type { ListTrashInput, TrashedNoteView } from '../../schemas.ts'
import { identityView } from '../note-view.ts'

const position = createCursor(z.tuple([z.iso.datetime(), idSchema]))

/**
 * The notes in the trash that the caller may restore, what came there last first: those that they wrote, and everybody's for
 * whoever may delete them.
 */
export async function listTrash(
  ctx: OrgContext,
  { diagramId, take, cursor }: ListTrashInput,
): Promise<Page<TrashedNoteView>> {
  const orgId = ctx.org.id
  const [trashedAt, id] = position.decode(cursor) ?? []
  const before = trashedAt && id ? { trashedAt: new Date(trashedAt), id } : null
  const rows = await findTrash(ctx.db, {
    orgId,
    diagramId,
    authorId: authorFor(ctx),
    before,
    take: take + 1,
  })
  const { items, nextCursor } = toPage(rows, take, (note) =>
    position.encode([note.trashedAt.toISOString(), note.id]),
  )
  const replies = await countTrashedReplies(ctx.db, { orgId, ids: items.map((note) => note.id) })
  return { items: items.map((note) => toView(note, replies.get(note.id) ?? 0)), nextCursor }
}

function authorFor(ctx: OrgContext): string | undefined {
  return rolePermits(ctx.org.role, 'moderateNotes') ? undefined : requireUser(ctx).userId
}

function toView(note: TrashedNote, replies: number): TrashedNoteView {
  const { body, trashedAt, trashedBy, createdAt } = note
  return {
    ...identityView(note),
    body,
    replies,
    trashedAt: trashedAt.toISOString(),
    trashedBy,
    createdAt: createdAt.toISOString(),
  }
}
