import { createCursor, toPage, type Page } from '@backarch/api'
import { AppError } from '@backarch/core'
import type { Db } from '@backarch/db'
import type { OrgContext } from '@backarch/services-access'
import { idSchema } from '@backarch/services-access/schemas'
import { z } from 'zod'

import { findNoteInOrg } from '../../repo/notes.ts'
import {
  findRevision,
  findRevisions,
  type Revision,
  type RevisionsRef,
} from '../../repo/revisions.ts'
import type { ListRevisionsInput, RevisionInput, RevisionView, SavedView } from '../../schemas.ts'
import { noSuchNote } from '../note-rules.ts'

/** A note, and the last of its revisions that was seen. */
const position = createCursor(z.tuple([idSchema, z.int32().positive()]))

/** When a note was saved, the newest revision first. Throws NOT_FOUND (`note_not_found`). */
export async function listRevisions(
  ctx: OrgContext,
  { noteId, take, cursor }: ListRevisionsInput,
): Promise<Page<SavedView>> {
  const ref = await requireRevisions(ctx, noteId)
  const before = revisionIn(position.decode(cursor), noteId)
  const rows = await findRevisions(ctx.db, { ...ref, before, take: take + 1 })
  const { items, nextCursor } = toPage(rows, take, ({ revision }) =>
    position.encode([noteId, revision]),
  )
  return { items: items.map(toSaved), nextCursor }
}

/** What a note said. Throws NOT_FOUND (`note_not_found`, `revision_not_found`). */
export async function getRevision(
  ctx: OrgContext,
  { noteId, revision }: RevisionInput,
): Promise<RevisionView> {
  const ref = await requireRevisions(ctx, noteId)
  const found = await requireRevision(ctx.db, ref, revision)
  return { ...toSaved(found), body: found.body }
}

/** Those of a note that is there and not in the trash. */
export async function requireRevisions(ctx: OrgContext, noteId: string): Promise<RevisionsRef> {
  const orgId = ctx.org.id
  if (!(await findNoteInOrg(ctx.db, { orgId, id: noteId }))) throw noSuchNote()
  return { orgId, noteId }
}

export async function requireRevision(
  db: Db,
  ref: RevisionsRef,
  revision: number,
): Promise<Revision> {
  const found = await findRevision(db, { ...ref, revision })
  if (found) return found
  throw new AppError(
    'NOT_FOUND',
    `The note has no revision ${revision}: the newest hundred are kept.`,
    { details: { reason: 'revision_not_found' } },
  )
}

function revisionIn(seen: readonly [string, number] | null, noteId: string): number | null {
  if (seen === null) return null
  const [of, revision] = seen
  if (of === noteId) return revision
  const details = { reason: 'bad_cursor' }
  throw new AppError('VALIDATION', 'cursor is of the revisions of another note.', { details })
}

function toSaved({ revision, savedAt }: Omit<Revision, 'body'>): SavedView {
  return { revision, savedAt: savedAt.toISOString() }
}
