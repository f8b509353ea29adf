import type { Context } from '@backarch/api'
import { sweepFiles, sweepOwners } from '@backarch/services-files'

import { findExistingNotes } from '../../repo/notes.ts'
import { noteKind } from './note-files.ts'

/** Removes the files of notes that are gone, however they went, and then what the store holds for nobody. */
export async function sweepNoteFiles(ctx: Context): Promise<void> {
  const existing = (notes: Parameters<typeof findExistingNotes>[1]) =>
    findExistingNotes(ctx.db, notes)
  await sweepOwners(ctx, { kind: noteKind, existing })
  await sweepFiles(ctx)
}
