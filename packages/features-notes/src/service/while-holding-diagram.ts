import { inTransaction, type Db } from '@backarch/db'
import { holdDiagram } from '@backarch/features-canvas'
import { holdAccount, signedOut, type OrgContext } from '@backarch/services-access'

import { findNoteInOrg, type Note, type NoteKey } from '../repo/notes.ts'
import { findTrashedInOrg, type TrashedNote } from '../repo/trash.ts'
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
export function whileHoldingNote<T>(
  ctx: OrgContext,
  noteId: string,
  work: (tx: Db, note: Note) => Promise<T>,
): Promise<T> {
  return whileHolding(ctx, noteId, { find: findNoteInOrg, work })
}

/** The same for a note that lies in the trash. */
export function whileHoldingTrashed<T>(
  ctx: OrgContext,
  noteId: string,
  work: (tx: Db, note: TrashedNote) => Promise<T>,
): Promise<T> {
  return whileHolding(ctx, noteId, { find: findTrashedInOrg, work })
}

interface Holding<Found, T> {
  readonly find: (db: Db, key: NoteKey) => Promise<Found | null>
  readonly work: (tx: Db, note: Found) => Promise<T>
}

async function whileHolding<Found extends Note, T>(
  ctx: OrgContext,
  id: string,
  { find, work }: Holding<Found, T>,
): Promise<T> {
  const key = { orgId: ctx.org.id, id }
  const found = await find(ctx.db, key)
  if (!found) throw noSuchNote()
  return whileHoldingDiagram(ctx, found.diagramId, async (tx) => {
    const note = await find(tx, key)
    if (!note) throw noSuchNote()
    return work(tx, note)
  })
}
