import { z } from 'zod'

import { passkeyAssertionSchema, type PasskeyAssertion } from './passkeys.ts'
import { transportSchema } from './session.ts'

/** Six digits, with or without the space that apps show between them. */
export const totpCodeSchema = z
  .string()
  .max(20)
  .transform((text) => text.replaceAll(/\s/g, ''))
  .pipe(z.string().regex(/^[0-9]{6}$/, 'Enter the six digits that your authenticator app shows.'))

/** Case, spaces and dashes do not count, nor does what the eye confuses: o is 0, i and l are 1. */
export const recoveryCodeSchema = z
  .string()
  .max(100)
  .transform((text) =>
    text.toLowerCase().replaceAll(/[\s-]/g, '').replaceAll('o', '0').replaceAll(/[il]/g, '1'),
  )
  .pipe(
    z
      .string()
      .regex(
        /^[0-9a-hjkmnp-tv-z]{16}$/,
        'Enter one of your recovery codes: 16 letters and digits.',
      ),
  )

/** A second proof that is typed. */
export interface TypedProof {
  readonly kind: 'totp' | 'recovery_code'
  readonly code: string
}

export interface PasskeyProof {
  readonly kind: 'passkey'
  readonly passkey: PasskeyAssertion
}

export const typedProofFields = {
  /** What the authenticator app shows. */
  code: totpCodeSchema.optional(),
  recoveryCode: recoveryCodeSchema.optional(),
}

interface TypedProofs {
  readonly code?: string | undefined
  readonly recoveryCode?: string | undefined
}

export function typedProofs({ code, recoveryCode }: TypedProofs): TypedProof[] {
  return [
    ...(code === undefined ? [] : [{ kind: 'totp' as const, code }]),
    ...(recoveryCode === undefined ? [] : [{ kind: 'recovery_code' as const, code: recoveryCode }]),
  ]
}

export const completeSignInInputSchema = z
  .strictObject({
    /** What the first proof was answered with. */
    challenge: z.string().min(1).max(200),
    session: transportSchema,
    ...typedProofFields,
    /** What the browser answered to `passkeys.beginSecondFactor`. */
    passkey: passkeyAssertionSchema.optional(),
  })
  .transform(({ challenge, session, passkey, ...typed }, issues) => {
    const proofs: (TypedProof | PasskeyProof)[] = typedProofs(typed)
    if (passkey !== undefined) proofs.push({ kind: 'passkey', passkey })
    const [proof, ...more] = proofs
    if (proof !== undefined && more.length === 0) return { challenge, session, proof }
    issues.addIssue({ code: 'custom', message: 'Send one of code, recoveryCode and passkey.' })
    return z.NEVER
  })

export const disableTotpInputSchema = z
  .strictObject(typedProofFields)
  .transform((given, issues) => {
    const [proof, ...more] = typedProofs(given)
    if (proof !== undefined && more.length === 0) return { proof }
    issues.addIssue({ code: 'custom', message: 'Send one of code and recoveryCode.' })
    return z.NEVER
  })

export const confirmTotpInputSchema = z.strictObject({ code: totpCodeSchema })

export const totpBegunSchema = z.strictObject({
  /** Base32, for an app that cannot scan. */
  secret: z.string(),
  /** `otpauth://…`: what the picture says. */
  uri: z.string(),
  /** An SVG of the QR code. */
  qr: z.string(),
})

export const recoveryCodesSchema = z.strictObject({
  /** Shown this once; the server keeps their hashes alone. */
  recoveryCodes: z.array(z.string()),
})

export const totpStatusSchema = z.strictObject({
  enabled: z.boolean(),
  enabledAt: z.iso.datetime().nullable(),
  recoveryCodesLeft: z.int(),
})

export const totpDisabledSchema = z.strictObject({ status: z.literal('disabled') })

export type CompleteSignInInput = z.output<typeof completeSignInInputSchema>
export type DisableTotpInput = z.output<typeof disableTotpInputSchema>
export type ConfirmTotpInput = z.output<typeof confirmTotpInputSchema>
export type TotpBegun = z.infer<typeof totpBegunSchema>
export type RecoveryCodes = z.infer<typeof recoveryCodesSchema>
export type TotpStatus = z.infer<typeof totpStatusSchema>
export type TotpDisabled = z.infer<typeof totpDisabledSchema>
