import type { OrgContext } from '@backarch/services-access'

import { insertManyNotes } from './repo/many-notes.ts'
import type { NoteView } from './schemas.ts'
import { createNote } from './service/create-note.ts'

/** A note of the caller on a diagram, or on one element of it. */
export function createTestNote(
  ctx: OrgContext,
  note: { readonly diagramId: string; readonly elementId?: string; readonly body?: string },
): Promise<NoteView> {
  const { diagramId, elementId, body = 'Is this *large* enough?' } = note
  return createNote(ctx, { orgId: ctx.org.id, diagramId, elementId, body })
}

/**
 * So many notes of thirty words each, without asking anybody. Of the words `w0` to `w1999` the first are in nearly every
 * note, the last in one of some hundred.
 */
export function createManyTestNotes(
  { db, org }: OrgContext,
  { diagramId, count }: { readonly diagramId: string; readonly count: number },
): Promise<number> {
  return insertManyNotes(db, { orgId: org.id, diagramId, count })
}
