import type { Page } from '@backarch/api'
import { requireDiagram } from '@backarch/features-canvas'
import type { OrgContext } from '@backarch/services-access'

import type { ListInput, NoteView } from '../schemas.ts'
import { toNoteView } from './note-view.ts'
import { readNotes } from './read-notes.ts'

/** The notes of a diagram, also of one in the trash; see `readNotes`. Throws NOT_FOUND (`diagram_not_found`). */
export async function listNotes(
  ctx: OrgContext,
  { diagramId, elementId, resolved, take, cursor }: ListInput,
): Promise<Page<NoteView>> {
  await requireDiagram(ctx, diagramId)
  const wanted = { orgId: ctx.org.id, diagramId, elementId, resolved, take, cursor }
  const { items, nextCursor } = await readNotes(ctx.db, wanted)
  return { items: items.map(toNoteView), nextCursor }
}
