import type { OrgContext } from '@backarch/services-access'

import { render } from '../markdown/to-html.ts'
import type { CreateInput, NoteView } from '../schemas.ts'
import { authorOf } from './author-of.ts'
import { viewOf } from './note-view.ts'
import { storeThread } from './store-note.ts'
import { whileHoldingDiagram } from './while-holding-diagram.ts'

/**
 * Begins a thread on a diagram, or on one element of it. Throws NOT_FOUND (`diagram_not_found`, `element_not_found`),
 * CONFLICT (`trashed`) and LIMIT_EXCEEDED (`too_many_notes`).
 */
export async function createNote(
  ctx: OrgContext,
  { diagramId, elementId = null, body }: CreateInput,
): Promise<NoteView> {
  const author = { authorId: authorOf(ctx), visitorName: null, shareId: null }
  const writing = { author, ...(await render(ctx, body)) }
  return whileHoldingDiagram(ctx, diagramId, async (tx) => {
    const place = { orgId: ctx.org.id, diagramId, elementId }
    return viewOf(ctx, tx, await storeThread(ctx, tx, { ...place, ...writing }))
  })
}
