import { emailSchema } from '@backarch/services-access/schemas'
import { z } from 'zod'

import { passwordSchema } from './password.ts'

/**
 * What shall stand for a new session: `tokens` for a program, which keeps them itself; `cookie` for a page in a
 * browser, which never sees it.
 */
export const transportSchema = z.enum(['tokens', 'cookie']).default('tokens')

export const signInInputSchema = z.strictObject({
  email: emailSchema,
  password: passwordSchema,
  session: transportSchema,
})

export const refreshInputSchema = z.strictObject({ refreshToken: z.string().min(1).max(200) })

/** For procedures that take nothing. */
export const emptyInputSchema = z.strictObject({}).optional()

export const userSchema = z.strictObject({
  id: z.uuid(),
  email: z.string(),
  name: z.string(),
})

export const tokensSchema = z.strictObject({
  /** Sent as `Authorization: Bearer …`. */
  accessToken: z.string(),
  accessTokenExpiresAt: z.iso.datetime(),
  /** Good for one call of `refresh`. Keep it where no other program can read it. */
  refreshToken: z.string(),
  refreshTokenExpiresAt: z.iso.datetime(),
})

export const signedInSchema = z.strictObject({
  status: z.literal('signed_in'),
  user: userSchema,
  sessionId: z.uuid(),
  tokens: tokensSchema,
})

/** The browser has the session's cookie now; there is nothing to keep. */
export const cookieSetSchema = z.strictObject({
  status: z.literal('cookie_set'),
  user: userSchema,
  sessionId: z.uuid(),
})

export const sessionStartedSchema = z.discriminatedUnion('status', [
  signedInSchema,
  cookieSetSchema,
])

/** The first proof was right; the account asks for a second one. */
export const secondFactorSchema = z.strictObject({
  status: z.literal('second_factor'),
  /** Goes into `completeSignIn`, together with the second proof. */
  challenge: z.string(),
  expiresAt: z.iso.datetime(),
  methods: z.array(z.enum(['totp', 'recovery_code', 'passkey'])),
})

export const signInResultSchema = z.discriminatedUnion('status', [
  signedInSchema,
  cookieSetSchema,
  secondFactorSchema,
])

export const meSchema = z.strictObject({ user: userSchema, sessionId: z.uuid() })

export const signedOutSchema = z.strictObject({ signedOut: z.literal(true) })

export type SignInInput = z.output<typeof signInInputSchema>
export type RefreshInput = z.output<typeof refreshInputSchema>
export type AccountUser = z.infer<typeof userSchema>
export type Tokens = z.infer<typeof tokensSchema>
export type Transport = z.output<typeof transportSchema>
export type SignInResult = z.infer<typeof signInResultSchema>
export type SecondFactorMethod = z.infer<typeof secondFactorSchema>['methods'][number]
export type CookieSet = z.infer<typeof cookieSetSchema>
export type SignedIn = z.infer<typeof signedInSchema>
