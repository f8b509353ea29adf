import { graphSchema } from '@backarch/services-topology/schemas'
import { z } from 'zod'

/** One file of a Terraform project. */
export const sourceFileSchema = z.strictObject({
  /** Relative to the project's root folder, with forward slashes; may begin with `../` for a module outside it. */
  path: z.string().min(1).max(1000),
  content: z.string().max(10_000_000),
  /** It is there and was not read: too large, or no text. For the folder `.`: not all of its files are given. */
  unread: z.literal(true).optional(),
})

export const importInputSchema = z.strictObject({
  files: z.array(sourceFileSchema).min(1).max(2_000),
})

/** What became of one resource. Every resource of the project has exactly one entry: nothing disappears in silence. */
export const importedResourceSchema = z.strictObject({
  /** Terraform's, e.g. `module.x.aws_instance.web[0]`. */
  address: z.string(),
  type: z.string(),
  outcome: z.enum(['node', 'container', 'connector', 'property', 'unsupported']),
  /** Id of the node, group or edge it became, or of the node whose property it is. */
  into: z.string().optional(),
  /** What its own tag or label `environment` (or `env`) says; null when that is not known. */
  environment: z.string().nullable().optional(),
})

export const importReportSchema = z.strictObject({
  resources: z.array(importedResourceSchema),
  warnings: z.array(z.string()),
})

export const importResultSchema = z.strictObject({
  graph: graphSchema,
  report: importReportSchema,
})

export type SourceFile = z.infer<typeof sourceFileSchema>
export type ImportedResource = z.infer<typeof importedResourceSchema>
export type ImportReport = z.infer<typeof importReportSchema>
export type ImportResult = z.infer<typeof importResultSchema>

export { otherResources, type OtherResource } from './other-resources.ts'
