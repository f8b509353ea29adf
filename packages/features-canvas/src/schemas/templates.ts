import { idSchema, nameSchema, orgIdSchema } from '@backarch/services-access/schemas'
import { z } from 'zod'

import { versionSchema } from './diagrams.ts'

const templateId = z.string().regex(/^[a-z0-9-]{1,60}$/)

export const templatesInputSchema = z.strictObject({ orgId: orgIdSchema })

export const templateSchema = z.strictObject({
  id: templateId,
  name: z.string(),
  description: z.string(),
  nodeCount: z.int(),
  groupCount: z.int(),
})

export const templatesSchema = z.strictObject({ templates: z.array(templateSchema) })

export const createFromTemplateInputSchema = z.strictObject({
  orgId: orgIdSchema,
  templateId,
  /** The template's where absent. */
  name: nameSchema.optional(),
  folderId: idSchema.nullish(),
})

export const layoutInputSchema = z.strictObject({
  orgId: orgIdSchema,
  diagramId: idSchema,
  /** The newest version that the caller knows. */
  baseVersion: versionSchema,
  /** A fresh UUID. A call that is repeated with it gets the first one's answer. */
  idempotencyKey: idSchema,
})

export type TemplateView = z.infer<typeof templateSchema>
export type CreateFromTemplateInput = z.output<typeof createFromTemplateInputSchema>
export type LayoutInput = z.output<typeof layoutInputSchema>
