import { costSchema } from '@backarch/features-pricing/schemas'
import { idSchema, orgIdSchema, userIdSchema } from '@backarch/services-access/schemas'
import type { GraphEdge, GraphGroup, GraphNode } from '@backarch/services-topology/schemas'
import { z } from 'zod'

import { versionSchema } from './diagrams.ts'
import { operationsSchema, type Sources } from './operations.ts'

/** What became of one element. */
export const elementChangeSchema = z.strictObject({
  /** Empty for the diagram's own sources: its usage file, and what is no node. */
  id: z.string(),
  type: z.enum(['node', 'edge', 'group', 'sources']),
  /** Null when it is gone. */
  element: z.custom<GraphNode | GraphEdge | GraphGroup | Sources | null>(),
})

export const changeKindSchema = z.enum(['create', 'edit', 'save', 'undo', 'redo', 'restore'])

export const editInputSchema = z.strictObject({
  orgId: orgIdSchema,
  diagramId: idSchema,
  /** The newest version that the caller has seen, with all before it. */
  baseVersion: versionSchema,
  operations: operationsSchema,
  /** A fresh UUID for each edit. A call that is repeated with it gets the first one's answer, and edits nothing. */
  idempotencyKey: idSchema,
})

export const editedSchema = z.strictObject({
  /** The version that the edit made. Others may have made some between it and `baseVersion`. */
  version: versionSchema,
  /** All that the edit did, also what went along with what was removed. */
  changes: z.array(elementChangeSchema),
  cost: costSchema,
})

/** A change as whoever has the diagram open is told. */
export const changeEventSchema = z.strictObject({
  version: versionSchema,
  kind: changeKindSchema,
  /** Null for a script, or a person whose account is gone. */
  by: userIdSchema.nullable(),
  at: z.iso.datetime(),
  changes: z.array(elementChangeSchema),
  cost: costSchema,
})

export type EditInput = z.output<typeof editInputSchema>
export type Edited = z.infer<typeof editedSchema>
export type ChangeEvent = z.infer<typeof changeEventSchema>
export type ElementChangeView = z.infer<typeof elementChangeSchema>
