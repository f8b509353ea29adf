import type { OrgContext } from '@backarch/services-access'
import { recordAudit } from '@backarch/services-audit'

import { findNoteInOrg, updateThread, type Note, type ThreadMarks } from '../repo/notes.ts'
import type { NoteView } from '../schemas.ts'
import { noSuchNote } from './note-rules.ts'
import { viewOf } from './note-view.ts'
import { whileHoldingNote } from './while-holding-diagram.ts'

interface ThreadChange {
  readonly action: `notes.thread_${string}`
  readonly marks: Partial<ThreadMarks>
}

/**
 * Changes the thread that a note is in, and answers the note that began it. `change` answers null where there is nothing to
 * do: who did it first, and when, stays. Throws NOT_FOUND (`note_not_found`) and CONFLICT (`trashed`).
 */
export function changeThread(
  ctx: OrgContext,
  noteId: string,
  change: (thread: Note) => ThreadChange | null,
): Promise<NoteView> {
  return whileHoldingNote(ctx, noteId, async (tx, { orgId, diagramId, threadId: id }) => {
    const thread = await findNoteInOrg(tx, { orgId, id })
    if (!thread) throw noSuchNote()
    const wanted = change(thread)
    if (wanted === null) return viewOf(ctx, tx, thread)
    const { action, marks } = wanted
    const changed = await updateThread(tx, { orgId, id, marks, now: ctx.now() })
    await recordAudit(ctx, tx, {
      action,
      orgId,
      target: { kind: 'note', id },
      details: { diagramId },
    })
    return viewOf(ctx, tx, changed)
  })
}
