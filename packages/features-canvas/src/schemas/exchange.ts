import { writtenJson } from '@backarch/api/schemas'
import { idSchema, nameSchema, orgIdSchema } from '@backarch/services-access/schemas'
import { graphSchema, type Graph } from '@backarch/services-topology/schemas'
import { z } from 'zod'

import { versionSchema } from './diagrams.ts'
import { sourcesSchema } from './operations.ts'

const format = 'backarch-diagram'
const formatVersion = 1

/** One diagram as a file; docs/diagram-format.md describes it, docs/diagram-format.schema.json is made of this. */
export const diagramFileSchema = z.strictObject({
  format: z.literal(format, `This is no diagram file: its format must be ${format}.`),
  formatVersion: z.literal(formatVersion),
  name: nameSchema,
  graph: graphSchema,
  sources: sourcesSchema,
})

export const exportInputSchema = z.strictObject({
  orgId: orgIdSchema,
  diagramId: idSchema,
  /** The newest where absent. */
  version: versionSchema.optional(),
})

export const exportedSchema = z.strictObject({
  ...diagramFileSchema.shape,
  // Checked when it was changed to what it is.
  graph: writtenJson<Graph>(),
})

export const importInputSchema = z.strictObject({
  orgId: orgIdSchema,
  /** The folder that it is made in; at the top where absent or null. */
  folderId: idSchema.nullish(),
  /** Of another version nothing but that is said: its fields may be quite others. */
  file: z.discriminatedUnion('formatVersion', [diagramFileSchema], {
    error: (issue) =>
      issue.code === 'invalid_union'
        ? `This file’s formatVersion is not one that is known here: only ${formatVersion} is. Update the server, or export the diagram anew.`
        : undefined,
  }),
})

export type DiagramFile = z.output<typeof diagramFileSchema>
export type ExportInput = z.output<typeof exportInputSchema>
export type Exported = z.input<typeof exportedSchema>
export type ImportInput = z.output<typeof importInputSchema>
