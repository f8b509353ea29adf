import { z } from 'zod'

/** Longest password in bytes of UTF-8; a longer one is refused before any work is done with it. */
export const maxPasswordBytes = 1024

/** Bounded, nothing else. What makes a good new one is for `checkPassword`, which knows the person’s own words. */
export const passwordSchema = z
  .string()
  .min(1, { message: 'Enter the password.', abort: true })
  .max(maxPasswordBytes, { message: 'The password is too long.', abort: true })
  .refine((password) => new TextEncoder().encode(password).length <= maxPasswordBytes, {
    message: `Choose a password of at most ${maxPasswordBytes} bytes.`,
  })
