import { idSchema, nameSchema, scopes, scopeSchema } from '@backarch/services-access/schemas'
import { z } from 'zod'

/** Living personal access tokens of one person. */
export const maxTokens = 50

export const makeTokenInputSchema = z.strictObject({
  name: nameSchema,
  scopes: z
    .array(scopeSchema)
    .min(1, 'Choose what the token may do.')
    .max(scopes.length)
    .refine((chosen) => new Set(chosen).size === chosen.length, 'Name each scope once.'),
  expiresInDays: z.int().min(1).max(365),
})

export const endTokenInputSchema = z.strictObject({ tokenId: idSchema })

export const tokenSchema = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  scopes: z.array(scopeSchema),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  /** To within five minutes; null for one that was never used. */
  lastUsedAt: z.iso.datetime().nullable(),
  /** From where it was used last. */
  lastUsedAddress: z.string().nullable(),
})

/** `secret` is shown this once: it is not stored, and nobody can show it again. */
export const madeTokenSchema = tokenSchema.extend({ secret: z.string() })

export const tokenListSchema = z.strictObject({ items: z.array(tokenSchema) })

export type MakeTokenInput = z.output<typeof makeTokenInputSchema>
export type EndTokenInput = z.output<typeof endTokenInputSchema>
export type TokenView = z.infer<typeof tokenSchema>
export type MadeToken = z.infer<typeof madeTokenSchema>
