import { orgIdSchema, idSchema } from '@backarch/services-access/schemas'
import { fileSchema, linkSchema, uploadSchema, uploadShape } from '@backarch/services-files/schemas'
import { z } from 'zod'

const ofNote = { orgId: orgIdSchema, noteId: idSchema }

export const beginUploadInputSchema = z.strictObject({ ...ofNote, ...uploadShape })
export const fileInputSchema = z.strictObject({ ...ofNote, fileId: idSchema })
export const filesInputSchema = z.strictObject(ofNote)
export const filesSchema = z.strictObject({ files: z.array(fileSchema) })
export const removedSchema = z.strictObject({ removed: z.literal(true) })
export { fileSchema, linkSchema, uploadSchema }

export type BeginUploadInput = z.output<typeof beginUploadInputSchema>
export type FileInput = z.output<typeof fileInputSchema>
