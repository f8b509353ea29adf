import { router } from '@backarch/api'
import { orgProcedure, requirePermission } from '@backarch/services-access'

import {
  beginUploadInputSchema,
  fileInputSchema,
  fileSchema,
  filesInputSchema,
  filesSchema,
  linkSchema,
  removedSchema,
  uploadSchema,
} from '../file-schemas.ts'
import {
  beginNoteFile,
  confirmNoteFile,
  linkNoteFile,
  linkNoteThumbnail,
  listNoteFiles,
  removeNoteFile,
} from '../service/files/note-files.ts'

const readerProcedure = orgProcedure.use(requirePermission('readDiagrams'))
/** A link is made anew for whoever asks, and is a secret: so it is no query, though whoever may read may have one. */
const linkProcedure = readerProcedure.meta({ scope: 'read' })
const writerProcedure = orgProcedure.use(requirePermission('writeNotes'))

/** What is attached to a note. The bytes go straight to the store and come straight from there. */
export const filesRouter = router({
  list: readerProcedure
    .input(filesInputSchema)
    .output(filesSchema)
    .query(({ ctx, input }) => listNoteFiles(ctx, input)),
  begin: writerProcedure
    .input(beginUploadInputSchema)
    .output(uploadSchema)
    .mutation(({ ctx, input }) => beginNoteFile(ctx, input)),
  confirm: writerProcedure
    .input(fileInputSchema)
    .output(fileSchema)
    .mutation(({ ctx, input }) => confirmNoteFile(ctx, input)),
  link: linkProcedure
    .input(fileInputSchema)
    .output(linkSchema)
    .mutation(({ ctx, input }) => linkNoteFile(ctx, input)),
  thumbnail: linkProcedure
    .input(fileInputSchema)
    .output(linkSchema)
    .mutation(({ ctx, input }) => linkNoteThumbnail(ctx, input)),
  remove: writerProcedure
    .input(fileInputSchema)
    .output(removedSchema)
    .mutation(({ ctx, input }) => removeNoteFile(ctx, input)),
})
