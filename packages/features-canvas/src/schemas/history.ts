import { pageInput, pageOf } from '@backarch/api/schemas'
import { costSchema, resourceDiffSchema } from '@backarch/features-pricing/schemas'
import { idSchema, nameSchema, orgIdSchema, userIdSchema } from '@backarch/services-access/schemas'
import type { Graph } from '@backarch/services-topology/schemas'
import { z } from 'zod'

import { changeKindSchema } from './changes.ts'
import { versionSchema } from './diagrams.ts'
import { diffSchema } from './diff.ts'
import { sourcesSchema } from './operations.ts'

const diagramRef = { orgId: orgIdSchema, diagramId: idSchema }

export const versionInputSchema = z.strictObject({ ...diagramRef, version: versionSchema })

/** A diagram as it was. */
export const diagramVersionSchema = z.strictObject({
  version: versionSchema,
  cost: costSchema,
  // Checked when it was changed to what it was.
  graph: z.custom<Graph>(),
  sources: sourcesSchema,
})

export const historyInputSchema = z.strictObject({ ...diagramRef, ...pageInput })

/** What one person did without a long pause, or one version that has a name. */
export const historyEntrySchema = z.strictObject({
  /** The first and the last version that it made. */
  from: versionSchema,
  to: versionSchema,
  /** Of the last version; null where nobody named it. */
  name: z.string().nullable(),
  kinds: z.array(changeKindSchema),
  /** The version that was undone, redone or restored, where it is one change. */
  ofVersion: versionSchema.nullable(),
  /** Null for a script, or a person whose account is gone. */
  by: userIdSchema.nullable(),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime(),
  /** After the last version. */
  cost: costSchema,
})

export const historyPageSchema = pageOf(historyEntrySchema)

export const nameVersionInputSchema = z.strictObject({
  ...versionInputSchema.shape,
  /** Null takes the name away. */
  name: nameSchema.nullable(),
})

export const diffInputSchema = z.strictObject({
  ...diagramRef,
  from: versionSchema,
  /** May be the earlier one. */
  to: versionSchema,
})

/** How a version (`to`) differs from another. */
export const versionDiffSchema = z.strictObject({
  from: versionSchema,
  to: versionSchema,
  /** What the diagram says otherwise. */
  content: diffSchema.omit({ moved: true }),
  /** What is only drawn elsewhere. */
  layout: diffSchema.pick({ moved: true }),
  /** The same in sentences, the weightiest first. */
  words: z.array(z.string()),
  /** What `to` costs more than `from`, both with today's prices; of the counts, how many more. Negative for less. */
  costDifference: costSchema,
  /** The resources that are billed differently, each with what differs. */
  costs: z.array(resourceDiffSchema),
})

export const restoreVersionInputSchema = z.strictObject({
  ...versionInputSchema.shape,
  /** A fresh UUID for each. A call that is repeated with it gets the first one's answer, and restores nothing. */
  idempotencyKey: idSchema,
})

export const branchInputSchema = z.strictObject({ ...versionInputSchema.shape, name: nameSchema })

export type VersionInput = z.output<typeof versionInputSchema>
export type DiagramVersion = z.infer<typeof diagramVersionSchema>
export type HistoryInput = z.output<typeof historyInputSchema>
export type HistoryEntry = z.infer<typeof historyEntrySchema>
export type DiffInput = z.output<typeof diffInputSchema>
export type VersionDiff = z.infer<typeof versionDiffSchema>
export type NameVersionInput = z.output<typeof nameVersionInputSchema>
export type RestoreVersionInput = z.output<typeof restoreVersionInputSchema>
export type BranchInput = z.output<typeof branchInputSchema>
