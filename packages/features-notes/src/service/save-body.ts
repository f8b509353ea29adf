import { AppError } from '@backarch/core'
import type { Db } from '@backarch/db'
import type { OrgContext } from '@backarch/services-access'
import { recordAudit } from '@backarch/services-audit'

import type { Rendered } from '../markdown/to-html.ts'
import { updateBody, type Note } from '../repo/notes.ts'
import { deleteRevisionsUpTo } from '../repo/revisions.ts'
import type { NoteView } from '../schemas.ts'
import { authorOf } from './author-of.ts'
import { viewOf } from './note-view.ts'

/** Older ones are dropped. */
const keptRevisions = 100

/**
 * Saves a text as the note's next revision, in the transaction of whoever holds the diagram. `revision` is the one that the
 * text was made from. Throws FORBIDDEN (`not_author`) and CONFLICT (`stale_revision`).
 */
export async function saveBody(
  ctx: OrgContext,
  tx: Db,
  {
    note,
    revision,
    body,
    html,
    restored,
  }: Rendered & {
    readonly note: Note
    readonly revision: number
    /** The earlier revision whose text it is. */
    readonly restored?: number
  },
): Promise<NoteView> {
  requireAuthor(ctx, note)
  requireRevision(note, revision)
  const { orgId, id } = note
  const next = revision + 1
  const edited = await updateBody(tx, { orgId, id, body, html, revision: next, now: ctx.now() })
  await deleteRevisionsUpTo(tx, { orgId, noteId: id, revision: next - keptRevisions })
  await recordAudit(ctx, tx, {
    action: 'notes.note_edited',
    orgId,
    target: { kind: 'note', id },
    details: {
      diagramId: note.diagramId,
      revision: next,
      ...(restored === undefined ? {} : { restored }),
    },
  })
  return viewOf(ctx, tx, edited)
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
