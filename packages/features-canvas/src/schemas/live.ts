import { idSchema, orgIdSchema, userIdSchema } from '@backarch/services-access/schemas'
import { z } from 'zod'

import { changeEventSchema } from './changes.ts'
import { versionSchema } from './diagrams.ts'

const diagramRef = { orgId: orgIdSchema, diagramId: idSchema }
const coordinate = z.number().min(-1e9).max(1e9)

/** Where somebody is looking. */
export const presenceSchema = z.strictObject({
  /** In the coordinates of the diagram; null where it is not over it. */
  pointer: z.strictObject({ x: coordinate, y: coordinate }).nullable(),
  /** Ids of elements. */
  selection: z.array(z.string().min(1).max(300)).max(100),
})

export const presentInputSchema = z.strictObject({
  ...diagramRef,
  /** A UUID of the window that shows the diagram: one person may have several. */
  clientId: idSchema,
  ...presenceSchema.shape,
})

export const presentSchema = z.strictObject({})

export const changesInputSchema = z.strictObject({
  ...diagramRef,
  /** The version that the caller has; what came after it is told first. The newest where absent. */
  after: versionSchema.optional(),
  /** Set by the client's library when it comes back: the id of the last event it was told. Counts instead of `after`. */
  lastEventId: z
    .string()
    .regex(/^[1-9]\d{0,9}$/)
    .nullish(),
  /** So that others are told when this window comes and goes. */
  clientId: idSchema.optional(),
})

const who = { clientId: idSchema, by: userIdSchema.nullable() }

/** What whoever has a diagram open is told. Only `change` and `reload` have an id to resume from. */
export const liveEventSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('change'), ...changeEventSchema.shape }),
  /** Too much happened since to be told one by one: load the diagram, which is at this version or a later one. */
  z.strictObject({ type: z.literal('reload'), version: versionSchema }),
  /** It was renamed, priced anew, or went into the trash, where nobody edits it, or came back. */
  z.strictObject({ type: z.literal('diagram'), name: z.string(), trashed: z.boolean() }),
  /** Tell the newcomer where you are. */
  z.strictObject({ type: z.literal('joined'), ...who }),
  z.strictObject({ type: z.literal('left'), ...who }),
  z.strictObject({ type: z.literal('presence'), ...who, ...presenceSchema.shape }),
])

export type PresentInput = z.output<typeof presentInputSchema>
export type ChangesInput = z.output<typeof changesInputSchema>
export type LiveEvent = z.infer<typeof liveEventSchema>
export type LiveChange = Extract<LiveEvent, { type: 'change' }>
