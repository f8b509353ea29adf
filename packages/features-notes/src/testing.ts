import type { OrgContext } from '@backarch/services-access'

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
