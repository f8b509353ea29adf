import { idSchema, nameSchema, userIdSchema } from '@backarch/services-access/schemas'
import { z } from 'zod'

import { fileTypes } from './file-types.ts'

const mebibyte = 1024 * 1024
export const largestFile = 50 * mebibyte

/** What whoever uploads announces: the store takes exactly so many bytes, and confirming looks whether they are of this type. */
export const uploadShape = {
  name: nameSchema,
  contentType: z.enum(Object.keys(fileTypes), {
    error: 'Upload an image, a PDF, a text, a ZIP archive or an office document.',
  }),
  contentLength: z.int().min(1).max(largestFile, 'Upload at most 50 MiB.'),
}

export const fileSchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  contentType: z.string(),
  contentLength: z.int().nonnegative(),
  /** Whether a smaller picture of it can be had now. */
  thumbnail: z.boolean(),
  /** Null for a script, or a person whose account is gone. */
  createdBy: userIdSchema.nullable(),
  createdAt: z.iso.datetime(),
})

/** The one request that may store the file: `fetch(url, { method, headers, body })`. */
export const uploadSchema = z.strictObject({
  fileId: idSchema,
  method: z.literal('PUT'),
  url: z.string(),
  /** Signed: to be sent exactly so. A browser sends the length by itself. */
  headers: z.strictObject({ 'content-type': z.string(), 'content-length': z.string() }),
  expiresAt: z.iso.datetime(),
})
/** Where it can be read until then, without anything else. */
export const linkSchema = z.strictObject({ url: z.string(), expiresAt: z.iso.datetime() })

export type Upload = { readonly [K in keyof typeof uploadShape]: z.output<(typeof uploadShape)[K]> }
export type FileView = z.infer<typeof fileSchema>
export type UploadView = z.infer<typeof uploadSchema>
export type LinkView = z.infer<typeof linkSchema>
