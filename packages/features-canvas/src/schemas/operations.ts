import { estimateInputSchema, otherResourceSchema } from '@backarch/features-pricing/schemas'
import {
  edgeSchema,
  groupSchema,
  jsonObjectSchema,
  listOf,
  nodeSchema,
} from '@backarch/services-topology/schemas'
import { z } from 'zod'

const id = nodeSchema.shape.id
const name = nodeSchema.shape.name
/** Keys of settings or usage that leave it; a key that is absent has its default, one that is null is unknown. */
const unset = listOf(z.string(), 100_000).default([])

/** What a version's cost is computed from besides its graph. */
export const sourcesSchema = z.strictObject({
  /** Resources of the source that are no node: what an import called free or unsupported. */
  others: listOf(otherResourceSchema, 20_000),
  /** Text of an Infracost-format usage file. */
  usageFile: estimateInputSchema.shape.usageFile.unwrap().nullable(),
})

/**
 * One step of an edit. A batch of them is applied whole or not at all, and may pass through states that are not
 * sound, e.g. an edge before its node.
 */
export const operationSchema = z.discriminatedUnion('op', [
  z.strictObject({ op: z.literal('addNode'), node: nodeSchema }),
  z.strictObject({ op: z.literal('addEdge'), edge: edgeSchema }),
  z.strictObject({ op: z.literal('addGroup'), group: groupSchema }),
  /** The edges that end at the node go with it. */
  z.strictObject({ op: z.literal('removeNode'), id }),
  z.strictObject({ op: z.literal('removeEdge'), id }),
  z.strictObject({
    op: z.literal('removeGroup'),
    id,
    /** `moveUp`: what the group holds moves to its parent. `remove`: it goes too, at every depth, with its edges. */
    members: z.enum(['moveUp', 'remove']),
  }),
  /** The name of a node or a group. */
  z.strictObject({ op: z.literal('setLabel'), id, name }),
  z.strictObject({ op: z.literal('move'), id, position: nodeSchema.shape.position }),
  /** Puts a node or a group into a group, or takes it out of all. */
  z.strictObject({ op: z.literal('setParent'), id, parentId: id.nullable() }),
  /** Of a node or a group; keys that are not named stay as they are. */
  z.strictObject({ op: z.literal('setSettings'), id, set: jsonObjectSchema.default({}), unset }),
  z.strictObject({ op: z.literal('setUsage'), id, set: jsonObjectSchema.default({}), unset }),
  z.strictObject({
    op: z.literal('updateNode'),
    id,
    ...nodeSchema.pick({ kind: true, region: true }).partial().shape,
    source: nodeSchema.shape.source.unwrap().nullish(),
  }),
  z.strictObject({
    op: z.literal('updateEdge'),
    id,
    ...edgeSchema.omit({ id: true, source: true }).partial().shape,
    source: edgeSchema.shape.source.unwrap().nullish(),
  }),
  z.strictObject({
    op: z.literal('updateGroup'),
    id,
    ...groupSchema.pick({ kind: true }).partial().shape,
    position: groupSchema.shape.position.unwrap().nullish(),
    source: groupSchema.shape.source.unwrap().nullish(),
  }),
  z.strictObject({ op: z.literal('setUsageFile'), usageFile: sourcesSchema.shape.usageFile }),
  z.strictObject({ op: z.literal('setOthers'), others: sourcesSchema.shape.others }),
])

/** More than a person does at once; a whole diagram is saved with `save`. */
export const operationsSchema = listOf(operationSchema, 10_000).refine(
  (operations) => operations.length > 0,
  'must have at least one operation',
)

export type Sources = z.infer<typeof sourcesSchema>
export type Operation = z.output<typeof operationSchema>
