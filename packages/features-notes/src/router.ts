import { router } from '@backarch/api'
import { orgProcedure, requirePermission } from '@backarch/services-access'

import { sharedRouter } from './router/shared.ts'
import {
  createInputSchema,
  editInputSchema,
  listInputSchema,
  listTrashInputSchema,
  noteInputSchema,
  notePageSchema,
  noteSchema,
  purgedSchema,
  replyInputSchema,
  trashedSchema,
  trashPageSchema,
} from './schemas.ts'
import { createNote } from './service/create-note.ts'
import { editNote } from './service/edit-note.ts'
import { listNotes } from './service/list-notes.ts'
import { replyToNote } from './service/reply-to-note.ts'
import { reopenThread, resolveThread } from './service/resolve-thread.ts'
import { listTrash } from './service/trash/list-trash.ts'
import { purgeNote } from './service/trash/purge-note.ts'
import { restoreNote } from './service/trash/restore-note.ts'
import { trashNote } from './service/trash/trash-note.ts'

const readerProcedure = orgProcedure.use(requirePermission('readDiagrams'))
const writerProcedure = orgProcedure.use(requirePermission('writeNotes'))

export const notesRouter = router({
  shared: sharedRouter,
  list: readerProcedure
    .input(listInputSchema)
    .output(notePageSchema)
    .query(({ ctx, input }) => listNotes(ctx, input)),
  create: writerProcedure
    .input(createInputSchema)
    .output(noteSchema)
    .mutation(({ ctx, input }) => createNote(ctx, input)),
  reply: writerProcedure
    .input(replyInputSchema)
    .output(noteSchema)
    .mutation(({ ctx, input }) => replyToNote(ctx, input)),
  edit: writerProcedure
    .input(editInputSchema)
    .output(noteSchema)
    .mutation(({ ctx, input }) => editNote(ctx, input)),
  resolve: writerProcedure
    .input(noteInputSchema)
    .output(noteSchema)
    .mutation(({ ctx, input }) => resolveThread(ctx, input)),
  reopen: writerProcedure
    .input(noteInputSchema)
    .output(noteSchema)
    .mutation(({ ctx, input }) => reopenThread(ctx, input)),
  trash: writerProcedure
    .input(noteInputSchema)
    .output(trashedSchema)
    .mutation(({ ctx, input }) => trashNote(ctx, input)),
  listTrash: writerProcedure
    .input(listTrashInputSchema)
    .output(trashPageSchema)
    .query(({ ctx, input }) => listTrash(ctx, input)),
  restore: writerProcedure
    .input(noteInputSchema)
    .output(noteSchema)
    .mutation(({ ctx, input }) => restoreNote(ctx, input)),
  purge: writerProcedure
    .input(noteInputSchema)
    .output(purgedSchema)
    .mutation(({ ctx, input }) => purgeNote(ctx, input)),
})
