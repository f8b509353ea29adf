import { z } from 'zod'

import { provedSchema } from './account.ts'
import { typedProofFields, typedProofs } from './second-factors.ts'
import { signInResultSchema, transportSchema } from './session.ts'

export const beginProviderInputSchema = z.strictObject({
  /** Where the person wants to be afterwards: a path of the web client. */
  returnTo: z.string().max(2048).default('/'),
})

export const begunSchema = z.strictObject({
  /** Where to send the browser. */
  url: z.string(),
  /** Kept by the page that began, e.g. in its session storage; without it nobody can finish what it began. */
  flow: z.string(),
})

/** What the callback page has: its own flow, and the query with which the provider sent the browser back. */
const callback = { flow: z.string().max(200), query: z.string().max(4096) }

export const finishProviderInputSchema = z.strictObject(callback)
export const completeProviderInputSchema = z.strictObject({
  ...callback,
  session: transportSchema,
})

/** The second proof: where the account has a second factor. */
export const proveByProviderInputSchema = z
  .strictObject({ ...callback, ...typedProofFields })
  .transform(({ flow, query, ...given }, issues) => {
    const [second = null, ...more] = typedProofs(given)
    if (more.length === 0) return { flow, query, second }
    issues.addIssue({ code: 'custom', message: 'Send one of code and recoveryCode.' })
    return z.NEVER
  })

const returnTo = z.string()

export const providerInfoSchema = z.strictObject({ label: z.string() }).nullable()
export const providerSignInSchema = z.strictObject({ result: signInResultSchema, returnTo })
export const linkedSchema = z.strictObject({ linked: z.literal(true), returnTo })
export const provedByProviderSchema = provedSchema.extend({ returnTo })
export const unlinkedSchema = z.strictObject({ unlinked: z.literal(true) })
export const providerLinkSchema = z.strictObject({ linkedAt: z.iso.datetime().nullable() })

export type BeginProviderInput = z.output<typeof beginProviderInputSchema>
export type Begun = z.infer<typeof begunSchema>
export type FinishProviderInput = z.output<typeof finishProviderInputSchema>
export type CompleteProviderInput = z.output<typeof completeProviderInputSchema>
export type ProveByProviderInput = z.output<typeof proveByProviderInputSchema>
export type ProviderInfo = z.infer<typeof providerInfoSchema>
export type ProviderSignIn = z.infer<typeof providerSignInSchema>
export type Linked = z.infer<typeof linkedSchema>
export type ProvedByProvider = z.infer<typeof provedByProviderSchema>
export type ProviderLink = z.infer<typeof providerLinkSchema>
