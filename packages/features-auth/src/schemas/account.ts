import { emailSchema, nameSchema } from '@backarch/services-access/schemas'
import { z } from 'zod'

import { newPasswordSchema, passwordSchema } from './password.ts'

export const registerInputSchema = z.strictObject({
  email: emailSchema,
  name: nameSchema,
  password: newPasswordSchema,
})

/** Shows again that it is the person who is calling. `code`: where the account has a second factor. */
export const proveInputSchema = z.strictObject({
  password: passwordSchema,
  code: z.string().min(1).max(100).optional(),
})

export const provedSchema = z.strictObject({
  status: z.literal('proved'),
  /** Until then what needs a fresh proof is done without asking again. */
  freshUntil: z.iso.datetime(),
})

export type RegisterInput = z.output<typeof registerInputSchema>
export type ProveInput = z.output<typeof proveInputSchema>
export type Proved = z.infer<typeof provedSchema>
