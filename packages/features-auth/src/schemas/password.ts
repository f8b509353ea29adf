import { z } from 'zod'

/** Longest password in bytes of UTF-8; a longer one is refused before any work is done with it. */
export const maxPasswordBytes = 1024
/** Shortest password in characters (code points), as for an account without a second factor. */
export const minPasswordLength = 15

/** What somebody claims is their password: bounded, nothing else. */
export const passwordSchema = z
  .string()
  .min(1, { message: 'Enter the password.', abort: true })
  .max(maxPasswordBytes, { message: 'The password is too long.', abort: true })
  .refine((password) => new TextEncoder().encode(password).length <= maxPasswordBytes, {
    message: `Choose a password of at most ${maxPasswordBytes} bytes.`,
  })

/** No rule but the length: every character counts once, also a space, and nothing is trimmed. */
export const newPasswordSchema = passwordSchema.refine(
  (password) => Array.from(password.normalize('NFC')).length >= minPasswordLength,
  { message: `Choose a password of at least ${minPasswordLength} characters.` },
)
