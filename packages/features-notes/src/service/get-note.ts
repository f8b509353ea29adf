import type { OrgContext } from '@backarch/services-access'

import { findNoteInOrg } from '../repo/notes.ts'
import type { NoteInput, NoteView } from '../schemas.ts'
import { noSuchNote } from './note-rules.ts'
import { viewOf } from './note-view.ts'

/** One note, for whoever comes by a link to it. Throws NOT_FOUND (`note_not_found`). */
export async function getNote(ctx: OrgContext, { noteId: id }: NoteInput): Promise<NoteView> {
  const note = await findNoteInOrg(ctx.db, { orgId: ctx.org.id, id })
  if (!note) throw noSuchNote()
  return viewOf(ctx, ctx.db, note)
}
