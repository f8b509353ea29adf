import type { Context, Page } from '@backarch/api'

import type { SharedListInput, SharedNoteView } from '../../schemas.ts'
import { toSharedNoteView } from '../note-view.ts'
import { readNotes } from '../read-notes.ts'
import { enterNotes } from './enter-notes.ts'

/** The notes of the diagram behind a link that lets one comment; see `readNotes`. Throws as `enterNotes` does. */
export async function listAsVisitor(
  ctx: Context,
  { token, password, ...asked }: SharedListInput,
): Promise<Page<SharedNoteView>> {
  const { orgId, diagramId } = await enterNotes(ctx, { token, password })
  const { items, nextCursor } = await readNotes(ctx, { ...asked, orgId, diagramId })
  return { items: items.map(toSharedNoteView), nextCursor }
}
