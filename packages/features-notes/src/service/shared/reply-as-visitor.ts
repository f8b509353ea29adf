import type { Context } from '@backarch/api'

import { findNoteInOrg } from '../../repo/notes.ts'
import type { SharedNoteView, SharedReplyInput } from '../../schemas.ts'
import { noSuchNote } from '../note-rules.ts'
import { storeReply } from '../store-note.ts'
import { writeAsVisitor } from './write-as-visitor.ts'

/** Answers a note of the diagram behind the link, as `replyToNote`. Throws as `writeAsVisitor` does. */
export function replyAsVisitor(
  ctx: Context,
  { noteId, ...visit }: SharedReplyInput,
): Promise<SharedNoteView> {
  return writeAsVisitor(ctx, visit, async (tx, { orgId, diagramId }, writing) => {
    const to = await findNoteInOrg(tx, { orgId, id: noteId })
    if (to?.diagramId !== diagramId) throw noSuchNote()
    return storeReply(ctx, tx, { to, ...writing })
  })
}
