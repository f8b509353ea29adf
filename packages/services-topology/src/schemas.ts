import { z } from 'zod'

import { isJsonValue, type JsonValue } from './json-value.ts'
import { listOf } from './list-of.ts'

export type { JsonValue } from './json-value.ts'

/**
 * The graph that every feature shares. Plain JSON only (ISO strings, no Date, no undefined in arrays),
 * so that it can be stored and sent without a transformer.
 */

const id = z.string().min(1).max(300)
const name = z.string().max(300)
const position = z.strictObject({ x: z.number(), y: z.number() })

/** Not `z.json()`: that tries every kind of value on every value, and tells of each failure. */
export const jsonValueSchema: z.ZodType<JsonValue> = z.custom<JsonValue>(
  (value) => isJsonValue(value),
  'must be plain JSON without infinite numbers',
)
export const jsonObjectSchema = z.record(z.string(), jsonValueSchema)

/** Where an element came from, e.g. Terraform's `aws_instance.web[0]`. */
export const sourceSchema = z.strictObject({
  address: z.string().min(1).max(1000),
  type: z.string().min(1).max(200),
})

export const nodeSchema = z.strictObject({
  id,
  /** A component kind known to `componentKinds`, e.g. `aws.ec2-instance`. */
  kind: z.string().min(1).max(100),
  name,
  /** What the component is configured as; its shape is the kind's `settings` schema. */
  settings: jsonObjectSchema,
  /** What the component is expected to do in a month; its shape is the kind's `usage` schema. */
  usage: jsonObjectSchema,
  /** Provider region, e.g. `us-east-1`; null when nothing says which. */
  region: z.string().max(100).nullable(),
  /** The innermost group that contains the node. */
  groupId: id.nullable(),
  position,
  source: sourceSchema.optional(),
})

export const edgeSchema = z.strictObject({
  id,
  from: id,
  to: id,
  /** e.g. `https`, `postgres`, `sqs`; null when unknown. */
  protocol: z.string().max(50).nullable(),
  /** `sync`: the caller waits. `async`: it does not. `data`: replication, backup, mount. */
  mode: z.enum(['sync', 'async', 'data']),
  /** Per month; null when nobody has said anything of it, and each part when unknown. */
  volume: z
    .strictObject({
      requests: z.number().nonnegative().nullable(),
      /** What goes from `from` to `to`. */
      gigabytes: z.number().nonnegative().nullable(),
      /** What comes back, e.g. the answers to requests; absent when unknown, too. */
      replyGigabytes: z.number().nonnegative().nullable().optional(),
    })
    .nullable(),
  source: sourceSchema.optional(),
})

export const groupSchema = z.strictObject({
  id,
  kind: z.enum(['region', 'network', 'zone', 'subnet']),
  name,
  parentId: id.nullable(),
  /** Where it is drawn while nothing is in it; otherwise `groupBounds` of what it holds says where. */
  position: position.optional(),
  settings: jsonObjectSchema,
  source: sourceSchema.optional(),
})

export { listOf } from './list-of.ts'

/** Shape only; references between elements are checked by `checkGraph`. */
export const graphSchema = z.strictObject({
  nodes: listOf(nodeSchema, 20_000),
  edges: listOf(edgeSchema, 50_000),
  groups: listOf(groupSchema, 5_000),
})

export type GraphNode = z.infer<typeof nodeSchema>
export type GraphEdge = z.infer<typeof edgeSchema>
export type GraphGroup = z.infer<typeof groupSchema>
export type Graph = z.infer<typeof graphSchema>
