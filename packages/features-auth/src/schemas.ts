import { emailSchema, nameSchema } from '@backarch/services-access/schemas'
import { z } from 'zod'

/** Longest password in bytes of UTF-8; a longer one is refused before any work is done with it. */
export const maxPasswordBytes = 1024
/** Shortest password in characters (code points), as for an account without a second factor. */
export const minPasswordLength = 15

/** What somebody claims is their password: bounded, nothing else. */
const passwordSchema = z
  .string()
  .min(1, { message: 'Enter the password.', abort: true })
  .max(maxPasswordBytes, { message: 'The password is too long.', abort: true })
  .refine((password) => new TextEncoder().encode(password).length <= maxPasswordBytes, {
    message: `Choose a password of at most ${maxPasswordBytes} bytes.`,
  })

/** No rule but the length: every character counts once, also a space, and nothing is trimmed. */
const newPasswordSchema = passwordSchema.refine(
  (password) => Array.from(password.normalize('NFC')).length >= minPasswordLength,
  { message: `Choose a password of at least ${minPasswordLength} characters.` },
)

export const registerInputSchema = z.strictObject({
  email: emailSchema,
  name: nameSchema,
  password: newPasswordSchema,
})

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

export type RegisterInput = z.output<typeof registerInputSchema>
export type SignInInput = z.output<typeof signInInputSchema>
export type RefreshInput = z.output<typeof refreshInputSchema>
export type AccountUser = z.infer<typeof userSchema>
export type Tokens = z.infer<typeof tokensSchema>
export type Transport = z.output<typeof transportSchema>
export type SignInResult = z.infer<typeof signInResultSchema>
export type SecondFactorMethod = z.infer<typeof secondFactorSchema>['methods'][number]
export type CookieSet = z.infer<typeof cookieSetSchema>
export type SignedIn = z.infer<typeof signedInSchema>
