import { router } from '@backarch/api'
import { orgProcedure, requirePermission } from '@backarch/services-access'

import {
  createFolderInputSchema,
  deleteFolderInputSchema,
  folderDeletedSchema,
  folderSchema,
  foldersInputSchema,
  foldersSchema,
  moveFolderInputSchema,
  renameFolderInputSchema,
} from '../schemas.ts'
import { deleteFolder } from '../service/keeping/delete-folder.ts'
import { createFolder, listFolders, moveFolder, renameFolder } from '../service/keeping/folders.ts'

const viewerProcedure = orgProcedure.use(requirePermission('readDiagrams'))
const editorProcedure = orgProcedure.use(requirePermission('changeDiagrams'))

export const foldersRouter = router({
  list: viewerProcedure
    .input(foldersInputSchema)
    .output(foldersSchema)
    .query(({ ctx }) => listFolders(ctx)),
  create: editorProcedure
    .input(createFolderInputSchema)
    .output(folderSchema)
    .mutation(({ ctx, input }) => createFolder(ctx, input)),
  rename: editorProcedure
    .input(renameFolderInputSchema)
    .output(folderSchema)
    .mutation(({ ctx, input }) => renameFolder(ctx, input)),
  move: editorProcedure
    .input(moveFolderInputSchema)
    .output(folderSchema)
    .mutation(({ ctx, input }) => moveFolder(ctx, input)),
  delete: editorProcedure
    .input(deleteFolderInputSchema)
    .output(folderDeletedSchema)
    .mutation(({ ctx, input }) => deleteFolder(ctx, input)),
})
