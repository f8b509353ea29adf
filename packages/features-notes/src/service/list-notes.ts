import type { Page } from '@backarch/api'
import { requireDiagram } from '@backarch/features-canvas'
import type { OrgContext } from '@backarch/services-access'

import type { ListInput, NoteView } from '../schemas.ts'
import { toNoteView } from './note-view.ts'
import { readNotes } from './read-notes.ts'

/** The notes of a diagram, also of one in the trash; see `readNotes`. Throws NOT_FOUND (`diagram_not_found`). */
export async function listNotes(ctx: OrgContext, input: ListInput): Promise<Page<NoteView>> {
  await requireDiagram(ctx, input.diagramId)
  const { items, nextCursor } = await readNotes(ctx, { ...input, orgId: ctx.org.id })
  return { items: items.map(toNoteView), nextCursor }
}
