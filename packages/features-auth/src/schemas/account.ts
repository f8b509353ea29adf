import { emailSchema, nameSchema } from '@backarch/services-access/schemas'
import { z } from 'zod'

import { passwordSchema } from './password.ts'
import { typedProofFields, typedProofs } from './second-factors.ts'
import { transportSchema } from './session.ts'

/** What came by mail, in the fragment of the link. */
const mailedTokenSchema = z.string().min(1).max(200)

export const signUpInputSchema = z.strictObject({ email: emailSchema })

export const confirmSignUpInputSchema = z.strictObject({
  token: mailedTokenSchema,
  name: nameSchema,
  password: passwordSchema,
  session: transportSchema,
})

export const createAccountInputSchema = z.strictObject({
  email: emailSchema,
  name: nameSchema,
  /** Without one, the person asks for a password reset or signs in with a provider. */
  password: passwordSchema.optional(),
})

export const askPasswordResetInputSchema = z.strictObject({ email: emailSchema })

export const resetPasswordInputSchema = z.strictObject({
  token: mailedTokenSchema,
  newPassword: passwordSchema,
})

export const changePasswordInputSchema = z.strictObject({ newPassword: passwordSchema })

export const changeEmailInputSchema = z.strictObject({ email: emailSchema })

export const confirmEmailChangeInputSchema = z.strictObject({ token: mailedTokenSchema })

export const renameInputSchema = z.strictObject({ name: nameSchema })

/** Shows again that it is the person who is calling. The second proof: where the account has a second factor. */
export const proveInputSchema = z
  .strictObject({ password: passwordSchema, ...typedProofFields })
  .transform(({ password, ...given }, issues) => {
    const [second = null, ...more] = typedProofs(given)
    if (more.length === 0) return { password, second }
    issues.addIssue({ code: 'custom', message: 'Send one of code and recoveryCode.' })
    return z.NEVER
  })

/** Look into the mailbox of that address; nothing more is told. */
export const mailSentSchema = z.strictObject({ status: z.literal('mail_sent') })

export const passwordSetSchema = z.strictObject({ status: z.literal('password_set') })

export const provedSchema = z.strictObject({
  status: z.literal('proved'),
  /** Until then what needs a fresh proof is done without asking again. */
  freshUntil: z.iso.datetime(),
})

export const accountDeletedSchema = z.strictObject({ status: z.literal('account_deleted') })

/** A file, as text. */
export const accountFileSchema = z.strictObject({
  fileName: z.string(),
  contentType: z.string(),
  content: z.string(),
})

export type SignUpInput = z.output<typeof signUpInputSchema>
export type ConfirmSignUpInput = z.output<typeof confirmSignUpInputSchema>
export type CreateAccountInput = z.output<typeof createAccountInputSchema>
export type AskPasswordResetInput = z.output<typeof askPasswordResetInputSchema>
export type ResetPasswordInput = z.output<typeof resetPasswordInputSchema>
export type ChangePasswordInput = z.output<typeof changePasswordInputSchema>
export type ChangeEmailInput = z.output<typeof changeEmailInputSchema>
export type ConfirmEmailChangeInput = z.output<typeof confirmEmailChangeInputSchema>
export type RenameInput = z.output<typeof renameInputSchema>
export type ProveInput = z.output<typeof proveInputSchema>
export type MailSent = z.infer<typeof mailSentSchema>
export type PasswordSet = z.infer<typeof passwordSetSchema>
export type Proved = z.infer<typeof provedSchema>
export type AccountDeleted = z.infer<typeof accountDeletedSchema>
export type AccountFile = z.infer<typeof accountFileSchema>
