import type { Context } from '@backarch/api'

import type { SharedCreateInput, SharedNoteView } from '../../schemas.ts'
import { storeThread } from '../store-note.ts'
import { writeAsVisitor } from './write-as-visitor.ts'

/** Begins a thread, as `createNote`, by whoever has a link that lets one comment. Throws as `writeAsVisitor` does. */
export function createAsVisitor(
  ctx: Context,
  { elementId = null, ...visit }: SharedCreateInput,
): Promise<SharedNoteView> {
  return writeAsVisitor(ctx, visit, (tx, { orgId, diagramId }, writing) =>
    storeThread(ctx, tx, { orgId, diagramId, elementId, ...writing }),
  )
}
