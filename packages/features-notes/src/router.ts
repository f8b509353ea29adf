import { router } from '@backarch/api'
import { orgProcedure, requirePermission } from '@backarch/services-access'

import { filesRouter } from './router/files.ts'
import { revisionsRouter } from './router/revisions.ts'
import { sharedRouter } from './router/shared.ts'
import {
  createInputSchema,
  foundPageSchema,
  getLanguageInputSchema,
  searchInputSchema,
  setLanguageInputSchema,
  setLanguageSchema,
  editInputSchema,
  listInputSchema,
  listTrashInputSchema,
  noteInputSchema,
  notePageSchema,
  noteSchema,
  purgedSchema,
  reactInputSchema,
  replyInputSchema,
  tagInputSchema,
  trashedSchema,
  trashPageSchema,
} from './schemas.ts'
import { createNote } from './service/create-note.ts'
import { editNote } from './service/edit-note.ts'
import { getNote } from './service/get-note.ts'
import { listNotes } from './service/list-notes.ts'
import { pinThread, unpinThread } from './service/pin-thread.ts'
import { reactToNote } from './service/react-to-note.ts'
import { replyToNote } from './service/reply-to-note.ts'
import { reopenThread, resolveThread } from './service/resolve-thread.ts'
import { languageOf, setLanguage } from './service/search/language.ts'
import { searchNotes } from './service/search/search-notes.ts'
import { tagThread } from './service/tag-thread.ts'
import { listTrash } from './service/trash/list-trash.ts'
import { purgeNote } from './service/trash/purge-note.ts'
import { restoreNote } from './service/trash/restore-note.ts'
import { trashNote } from './service/trash/trash-note.ts'

const readerProcedure = orgProcedure.use(requirePermission('readDiagrams'))
const moderatorProcedure = orgProcedure.use(requirePermission('moderateNotes'))
const writerProcedure = orgProcedure.use(requirePermission('writeNotes'))

export const notesRouter = router({
  shared: sharedRouter,
  files: filesRouter,
  revisions: revisionsRouter,
  list: readerProcedure
    .input(listInputSchema)
    .output(notePageSchema)
    .query(({ ctx, input }) => listNotes(ctx, input)),
  get: readerProcedure
    .input(noteInputSchema)
    .output(noteSchema)
    .query(({ ctx, input }) => getNote(ctx, input)),
  search: readerProcedure
    .input(searchInputSchema)
    .output(foundPageSchema)
    .query(({ ctx, input }) => searchNotes(ctx, input)),
  getLanguage: readerProcedure
    .input(getLanguageInputSchema)
    .output(setLanguageSchema)
    .query(async ({ ctx }) => ({ language: await languageOf(ctx.db, ctx.org.id) })),
  setLanguage: moderatorProcedure
    .input(setLanguageInputSchema)
    .output(setLanguageSchema)
    .mutation(({ ctx, input }) => setLanguage(ctx, input)),
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
  pin: writerProcedure
    .input(noteInputSchema)
    .output(noteSchema)
    .mutation(({ ctx, input }) => pinThread(ctx, input)),
  unpin: writerProcedure
    .input(noteInputSchema)
    .output(noteSchema)
    .mutation(({ ctx, input }) => unpinThread(ctx, input)),
  tag: writerProcedure
    .input(tagInputSchema)
    .output(noteSchema)
    .mutation(({ ctx, input }) => tagThread(ctx, input)),
  react: writerProcedure
    .input(reactInputSchema)
    .output(noteSchema)
    .mutation(({ ctx, input }) => reactToNote(ctx, input)),
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
