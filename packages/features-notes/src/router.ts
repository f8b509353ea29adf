import { router } from '@backarch/api'
import { orgProcedure, requirePermission } from '@backarch/services-access'

import { sharedRouter } from './router/shared.ts'
import {
  createInputSchema,
  deletedSchema,
  editInputSchema,
  listInputSchema,
  noteInputSchema,
  notePageSchema,
  noteSchema,
  replyInputSchema,
} from './schemas.ts'
import { createNote } from './service/create-note.ts'
import { deleteNote } from './service/delete-note.ts'
import { editNote } from './service/edit-note.ts'
import { listNotes } from './service/list-notes.ts'
import { replyToNote } from './service/reply-to-note.ts'
import { reopenThread, resolveThread } from './service/resolve-thread.ts'

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
  delete: writerProcedure
    .input(noteInputSchema)
    .output(deletedSchema)
    .mutation(({ ctx, input }) => deleteNote(ctx, input)),
})
