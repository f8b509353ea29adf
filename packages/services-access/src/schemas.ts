import { z } from 'zod'

/** From least to most: each role may do all that the ones before it may. */
export const roles = ['viewer', 'editor', 'admin', 'owner'] as const
/** From least to most: each plan includes all that the ones before it do. */
export const plans = ['free', 'team', 'business'] as const

/** What a personal access token may be allowed. Each stands for itself: one that may write cannot read. */
export const scopes = ['read', 'write', 'manage'] as const

export const scopeSchema = z.enum(scopes)
export const roleSchema = z.enum(roles)
export const planSchema = z.enum(plans)

/** A UUID in the one spelling that the database writes, so that ids can be compared as text. */
const id = () => z.uuid().toLowerCase()
export const idSchema = id()
export const orgIdSchema = id()
export const userIdSchema = id()

/** What an organization, or something in it, may be called: one line, stored as it was typed. */
export const nameSchema = z
  .string()
  .min(1, { message: 'Enter a name.', abort: true })
  .max(200, { message: 'Choose a name of at most 200 characters.', abort: true })
  .refine((name) => name.trim() !== '' && !/\p{Cc}/u.test(name) && name.isWellFormed(), {
    message: 'Enter a name without line breaks or control characters.',
  })

/** One spelling for an address: NFC, lower case, no space around it. */
export function normalizeEmail(text: string): string {
  return text.normalize('NFC').trim().toLowerCase()
}

export const emailSchema = z
  .string()
  .max(254)
  .transform(normalizeEmail)
  .pipe(z.email('Enter an e-mail address, e.g. ada@example.com.'))
  // RFC 5321: no mail server takes a longer one.
  .refine((email) => email.indexOf('@') <= 64, 'The part before the @ has at most 64 characters.')

export type Scope = z.infer<typeof scopeSchema>
export type Role = z.infer<typeof roleSchema>
export type Plan = z.infer<typeof planSchema>
