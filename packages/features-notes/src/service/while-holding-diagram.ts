import { inTransaction, type Db } from '@backarch/db'
import { holdDiagram } from '@backarch/features-canvas'
import { holdAccount, signedOut, type OrgContext } from '@backarch/services-access'

import { findNoteInOrg, type Note } from '../repo.ts'
import { authorOf } from './author-of.ts'
import { noSuchNote } from './note-rules.ts'

/**
 * In a transaction in which nobody else changes the diagram or its notes, and the caller's account is not deleted: so what
 * is read in it still holds when it is written. Throws NOT_FOUND (`diagram_not_found`) and CONFLICT (`trashed`).
 */
export function whileHoldingDiagram<T>(
  ctx: OrgContext,
  diagramId: string,
  work: (tx: Db) => Promise<T>,
): Promise<T> {
  return inTransaction(ctx.db, async (tx) => {
    const caller = authorOf(ctx)
    if (caller !== null && !(await holdAccount(ctx, tx, caller))) throw signedOut()
    await holdDiagram(ctx, tx, diagramId)
    return work(tx)
  })
}

/** The same for a note that exists: as it is once its diagram is held. Throws NOT_FOUND (`note_not_found`) too. */
export async function whileHoldingNote<T>(
  ctx: OrgContext,
  noteId: string,
  work: (tx: Db, note: Note) => Promise<T>,
): Promise<T> {
  const key = { orgId: ctx.org.id, id: noteId }
  const found = await findNoteInOrg(ctx.db, key)
  if (!found) throw noSuchNote()
  return whileHoldingDiagram(ctx, found.diagramId, async (tx) => {
    const note = await findNoteInOrg(tx, key)
    if (!note) throw noSuchNote()
    return work(tx, note)
  })
}
