import { otherResourceSchema } from '@backarch/features-pricing/schemas'
import {
  edgeSchema,
  groupSchema,
  jsonValueSchema,
  nodeSchema,
} from '@backarch/services-topology/schemas'
import { z } from 'zod'

import { sourcesSchema } from './operations.ts'

const id = nodeSchema.shape.id
const parentId = id.nullable()
const position = nodeSchema.shape.position.nullable()
const ends = edgeSchema.pick({ from: true, to: true })
/** Nodes and groups; edges are neither named nor placed. */
const placed = { id, type: z.enum(['node', 'group']) }

const partSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('node'), value: nodeSchema }),
  z.strictObject({ type: z.literal('edge'), value: edgeSchema }),
  z.strictObject({ type: z.literal('group'), value: groupSchema }),
])

/** How one document became another. What has an id in both, but is of another type, was removed and added. */
export const diffSchema = z.strictObject({
  added: z.array(partSchema),
  removed: z.array(partSchema),
  /** Everything but name, place, group and ends: kind, region, settings, usage, protocol, … */
  reconfigured: z.array(
    z.strictObject({
      id,
      type: z.enum(['node', 'edge', 'group']),
      fields: z.array(
        z.strictObject({
          /** e.g. `region`, `settings.fifo`. */
          field: z.string(),
          /** Absent where nothing was said. */
          from: jsonValueSchema.optional(),
          to: jsonValueSchema.optional(),
        }),
      ),
    }),
  ),
  /** Edges that end elsewhere. */
  reconnected: z.array(z.strictObject({ id, from: ends, to: ends })),
  /** Put into another group, or out of all. */
  reparented: z.array(z.strictObject({ ...placed, from: parentId, to: parentId })),
  renamed: z.array(
    z.strictObject({ ...placed, from: nodeSchema.shape.name, to: nodeSchema.shape.name }),
  ),
  /** Drawn elsewhere, which changes nothing of what the document says. Null for a group that has no place of its own. */
  moved: z.array(z.strictObject({ ...placed, from: position, to: position })),
  /** What is no node: one that is in both, with another status, was removed and added. */
  others: z.strictObject({
    added: z.array(otherResourceSchema),
    removed: z.array(otherResourceSchema),
  }),
  /** Null where it is the same. */
  usageFile: z
    .strictObject({ from: sourcesSchema.shape.usageFile, to: sourcesSchema.shape.usageFile })
    .nullable(),
})

export type Diff = z.infer<typeof diffSchema>
