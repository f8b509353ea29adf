import { pageInput, pageOf, writtenJson } from '@backarch/api/schemas'
import { costSchema, estimateInputSchema, type Estimate } from '@backarch/features-pricing/schemas'
import { idSchema, nameSchema, orgIdSchema, userIdSchema } from '@backarch/services-access/schemas'
import { graphSchema, type Graph } from '@backarch/services-topology/schemas'
import { z } from 'zod'

/** What belongs to a version besides its graph, and changes its cost. */
const others = estimateInputSchema.shape.others.unwrap()
const usageFile = estimateInputSchema.shape.usageFile.unwrap()

const diagramRef = { orgId: orgIdSchema, diagramId: idSchema }
export const versionSchema = z.number().int().min(1).max(2_147_483_646)

export const createInputSchema = z.strictObject({
  orgId: orgIdSchema,
  name: nameSchema,
  /** The folder that it is made in; at the top where absent or null. */
  folderId: idSchema.nullish(),
  /** An empty diagram where absent. */
  graph: graphSchema.optional(),
  /** Resources of the source that are no node: what an import called free or unsupported. */
  others: others.optional(),
  /** Text of an Infracost-format usage file. */
  usageFile: usageFile.optional(),
})

export const saveInputSchema = z.strictObject({
  ...diagramRef,
  /** The version that the graph was made from. */
  baseVersion: versionSchema,
  graph: graphSchema,
  /** Those of the base version where absent, so that an edit does not drop them from the cost. */
  others: others.optional(),
  /** That of the base version where absent; null takes it away. */
  usageFile: usageFile.nullish(),
})

export const diagramInputSchema = z.strictObject(diagramRef)
export const renameInputSchema = z.strictObject({ ...diagramRef, name: nameSchema })

export const moveInputSchema = z.strictObject({
  ...diagramRef,
  /** Null: out of all folders, to the top. */
  folderId: idSchema.nullable(),
})

export const listInputSchema = z
  .strictObject({
    orgId: orgIdSchema,
    /** What lies in the trash, instead of what does not. */
    trashed: z.boolean().default(false),
    /** Those directly in this folder; null: those in none. Wherever they are, where absent. */
    folderId: idSchema.nullish(),
    /** Only those that the caller marked. */
    favorites: z.boolean().default(false),
    ...pageInput,
  })
  .refine(
    ({ trashed, folderId, favorites }) => !trashed || (folderId === undefined && !favorites),
    {
      message: 'The trash is one list: ask for it without a folder and without favourites.',
      path: ['trashed'],
    },
  )

export const purgedSchema = z.strictObject({ purged: z.literal(true) })

export const diagramSchema = z.strictObject({
  id: idSchema,
  orgId: orgIdSchema,
  name: z.string(),
  /** Name it as `baseVersion` to save the next one. */
  version: versionSchema,
  cost: costSchema,
  /** Prices or the organization's terms are others now: within an hour, or with the next edit, the cost is priced anew. */
  costOutdated: z.boolean(),
  /** Beyond the diagrams that the plan includes: it can be read and put into the trash, but not changed. */
  readOnly: z.boolean(),
  /** Null at the top. What lies in the trash is restored to there. */
  folderId: idSchema.nullable(),
  /** Null unless the diagram lies in the trash. */
  trashedAt: z.iso.datetime().nullable(),
  /** Who put it there; null also for a script, or a person whose account is gone. */
  trashedBy: userIdSchema.nullable(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
})

export const diagramWithGraphSchema = z.strictObject({
  ...diagramSchema.shape,
  // Checked when it was saved. Checking ten thousand nodes again would cost more than sending them.
  graph: writtenJson<Graph>(),
})

export const diagramPageSchema = pageOf(diagramSchema)

// The stored estimate is the pricing feature's own output; see `graph` above.
export const storedEstimateSchema = z.custom<Estimate>()

export type CreateInput = z.output<typeof createInputSchema>
export type SaveInput = z.output<typeof saveInputSchema>
export type DiagramInput = z.output<typeof diagramInputSchema>
export type RenameInput = z.output<typeof renameInputSchema>
export type MoveInput = z.output<typeof moveInputSchema>
export type ListInput = z.output<typeof listInputSchema>
export type DiagramView = z.infer<typeof diagramSchema>
export type DiagramWithGraph = z.input<typeof diagramWithGraphSchema>
