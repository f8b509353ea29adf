import { writtenJson } from '@backarch/api/schemas'
import { costSchema } from '@backarch/features-pricing/schemas'
import { idSchema, orgIdSchema, userIdSchema } from '@backarch/services-access/schemas'
import type { Graph } from '@backarch/services-topology/schemas'
import { z } from 'zod'

import { versionSchema } from './diagrams.ts'

const diagramRef = { orgId: orgIdSchema, diagramId: idSchema }
const shareRef = { ...diagramRef, shareId: idSchema }

/** What whoever has a link may do besides seeing the diagram. None lets anybody change it. */
export const shareKindSchema = z.enum(['view', 'comment'])

/** An origin in the one spelling that browsers give it: https, or a server on the reader's own machine. */
const embedOriginSchema = z
  .string()
  .max(300)
  .refine(isEmbeddingOrigin, 'must be an origin like https://wiki.example.com, without a path')

const settings = {
  kind: shareKindSchema,
  /** Asked of whoever opens the link; null when the link is enough. */
  password: z
    .string()
    .min(10, 'must have at least 10 characters')
    .max(200, 'must have at most 200 characters')
    .nullable(),
  /** Null when the link does not expire. */
  expiresAt: z.iso.datetime().nullable(),
  /** Whether the total of what the diagram costs is shown too. */
  showsCost: z.boolean(),
  /** Whose pages may frame the diagram; nobody's when empty. A link with a password cannot be embedded. */
  embedOrigins: z.array(embedOriginSchema).max(20),
}

export const createShareInputSchema = z.strictObject({
  ...diagramRef,
  kind: settings.kind.default('view'),
  password: settings.password.default(null),
  expiresAt: settings.expiresAt.default(null),
  showsCost: settings.showsCost.default(false),
  embedOrigins: settings.embedOrigins.default([]),
})

export const listSharesInputSchema = z.strictObject(diagramRef)

/** What is absent stays as it is. */
export const changeShareInputSchema = z.strictObject({
  ...shareRef,
  ...z.strictObject(settings).partial().shape,
})

export const revokeShareInputSchema = z.strictObject(shareRef)

export const openShareInputSchema = z.strictObject({
  token: z.string().max(100),
  password: z.string().max(200).optional(),
})

export const shareSchema = z.strictObject({
  id: idSchema,
  diagramId: idSchema,
  kind: shareKindSchema,
  hasPassword: z.boolean(),
  expiresAt: z.iso.datetime().nullable(),
  showsCost: z.boolean(),
  embedOrigins: z.array(z.string()),
  /** How often it was opened; a second or two behind. */
  opens: z.int().nonnegative(),
  lastOpenedAt: z.iso.datetime().nullable(),
  /** Null for a script, or a person whose account is gone. */
  createdBy: userIdSchema.nullable(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
})

export const createdShareSchema = z.strictObject({
  ...shareSchema.shape,
  /** The link's secret. It is told this once: only its hash is stored. */
  token: z.string(),
})

export const sharesSchema = z.strictObject({ shares: z.array(shareSchema) })
export const revokedSchema = z.strictObject({ revoked: z.literal(true) })

/** What a stranger sees of a diagram: what is drawn, and nobody's name. */
export const sharedDiagramSchema = z.strictObject({
  kind: shareKindSchema,
  name: z.string(),
  version: versionSchema,
  /** Null unless the link shows it. */
  cost: costSchema.nullable(),
  // Checked when it was changed; without what `drawnGraph` leaves out.
  graph: writtenJson<Graph>(),
  updatedAt: z.iso.datetime(),
})

/** What a policy of frames can hold: a wildcard or a semicolon, which an URL's host may have, would say more than one origin. */
const origin = /^(?:https:\/\/[a-z\d.-]+|http:\/\/localhost)(?::\d+)?$/

function isEmbeddingOrigin(text: string): boolean {
  return origin.test(text) && URL.parse(text)?.origin === text
}

export type ShareKind = z.infer<typeof shareKindSchema>
export type CreateShareInput = z.output<typeof createShareInputSchema>
export type ChangeShareInput = z.output<typeof changeShareInputSchema>
export type ListSharesInput = z.output<typeof listSharesInputSchema>
export type RevokeShareInput = z.output<typeof revokeShareInputSchema>
export type OpenShareInput = z.output<typeof openShareInputSchema>
export type ShareView = z.infer<typeof shareSchema>
export type CreatedShare = z.infer<typeof createdShareSchema>
export type SharedDiagram = z.input<typeof sharedDiagramSchema>
