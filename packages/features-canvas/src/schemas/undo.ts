import { idSchema, orgIdSchema } from '@backarch/services-access/schemas'
import { z } from 'zod'

import { editedSchema } from './changes.ts'
import { versionSchema } from './diagrams.ts'

export const undoInputSchema = z.strictObject({
  orgId: orgIdSchema,
  diagramId: idSchema,
  /** A fresh UUID for each. A call that is repeated with it gets the first one's answer, and undoes nothing more. */
  idempotencyKey: idSchema,
})

/** What an undo left as it is. */
export const keptSchema = z.array(
  z.strictObject({
    element: z.string(),
    /** Absent for the element as a whole. */
    field: z.string().optional(),
    why: z.enum(['changed_since', 'in_use', 'reference_gone', 'group_cycle', 'does_not_fit']),
  }),
)

export const undoneSchema = z.strictObject({
  ...editedSchema.shape,
  /** The version that was undone, or made again. */
  ofVersion: versionSchema,
  /** Empty where all of it was undone; at most a thousand are told. */
  kept: keptSchema,
})

export type UndoInput = z.output<typeof undoInputSchema>
export type Undone = z.infer<typeof undoneSchema>
