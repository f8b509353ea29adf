import { pageInput, pageOf } from '@backarch/api/schemas'
import { idSchema } from '@backarch/services-access/schemas'
import { z } from 'zod'

export const listSessionsInputSchema = z.strictObject({ ...pageInput })

export const endSessionInputSchema = z.strictObject({ sessionId: idSchema })

export const sessionSchema = z.strictObject({
  id: z.uuid(),
  /** A browser's cookie, a program that signed in, or a personal access token. */
  kind: z.enum(['browser', 'client', 'personal']),
  /** Of a personal access token. */
  name: z.string().nullable(),
  /** For a person to recognise, e.g. `Firefox 128 on Linux`: whatever called said so itself. Null when it said nothing. */
  device: z.string().nullable(),
  /** The network address of the last call, as the server saw it; null when it is not known. */
  address: z.string().nullable(),
  createdAt: z.iso.datetime(),
  /** To within five minutes. */
  lastSeenAt: z.iso.datetime(),
  /** However often it is used, it ends then. */
  expiresAt: z.iso.datetime(),
  /** The one of this call. */
  current: z.boolean(),
})

export const sessionPageSchema = pageOf(sessionSchema)
export const endedSchema = z.strictObject({ ended: z.int().min(0) })

export type ListSessionsInput = z.output<typeof listSessionsInputSchema>
export type EndSessionInput = z.output<typeof endSessionInputSchema>
export type SessionView = z.infer<typeof sessionSchema>
export type Ended = z.infer<typeof endedSchema>
