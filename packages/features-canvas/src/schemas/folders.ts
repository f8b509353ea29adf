import { idSchema, nameSchema, orgIdSchema } from '@backarch/services-access/schemas'
import { z } from 'zod'

const folderRef = { orgId: orgIdSchema, folderId: idSchema }
/** Null at the top. */
const parentId = idSchema.nullable()

export const foldersInputSchema = z.strictObject({ orgId: orgIdSchema })

export const createFolderInputSchema = z.strictObject({
  orgId: orgIdSchema,
  name: nameSchema,
  parentId: parentId.default(null),
})

export const renameFolderInputSchema = z.strictObject({ ...folderRef, name: nameSchema })

export const moveFolderInputSchema = z.strictObject({ ...folderRef, parentId })

export const deleteFolderInputSchema = z.strictObject({
  ...folderRef,
  /**
   * `moveUp`: what is in the folder moves to where the folder was. `trash`: its diagrams go to the trash, those of the
   * folders in it too, and these folders are deleted with it.
   */
  contents: z.enum(['moveUp', 'trash']),
})

export const folderSchema = z.strictObject({
  id: idSchema,
  orgId: orgIdSchema,
  name: z.string(),
  parentId,
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
})

/** All of an organization's, so that a client can draw the tree. */
export const foldersSchema = z.strictObject({ folders: z.array(folderSchema) })

export const folderDeletedSchema = z.strictObject({
  /** How many diagrams went to the trash. */
  trashed: z.int().nonnegative(),
})

export type CreateFolderInput = z.output<typeof createFolderInputSchema>
export type RenameFolderInput = z.output<typeof renameFolderInputSchema>
export type MoveFolderInput = z.output<typeof moveFolderInputSchema>
export type DeleteFolderInput = z.output<typeof deleteFolderInputSchema>
export type FolderView = z.infer<typeof folderSchema>
