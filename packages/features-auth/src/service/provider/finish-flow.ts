import type { Context } from '@backarch/api'
import { hashOpaqueToken, isAppError, isOpaqueToken } from '@backarch/core'
import { consumeLimit } from '@backarch/services-limits'

import { providerLimit } from '../../limits.ts'
import { takeProviderFlow, type FlowPurpose } from '../../repo/provider-flows.ts'
import { secretBox } from '../../secret-box.ts'
import { recordDenial } from '../record-denial.ts'
import { askProvider, type ProviderClaims } from './ask-provider.ts'
import { flowMs } from './begin-flow.ts'
import { providerRefused } from './refusals.ts'

/**
 * What the provider says about the person whose browser it sent back. Good once, in ten minutes, and only for whoever
 * began: another browser's callback carries another `state` than the flow that this one holds (login CSRF). Throws
 * UNAUTHORIZED (`provider_refused`), and UNAVAILABLE (`provider_unreachable`).
 */
export async function finishFlow(
  ctx: Context,
  input: {
    readonly flow: string
    readonly query: string
    readonly purpose: FlowPurpose
    readonly caller: { readonly userId: string; readonly sessionId: string } | null
  },
): Promise<ProviderClaims & { readonly returnTo: string }> {
  const { flow: token, query, purpose, caller } = input
  await consumeLimit(ctx, providerLimit)
  if (!isOpaqueToken(token, 'of')) throw providerRefused()
  const tokenHash = hashOpaqueToken(token)
  const { userId = null, sessionId = null } = caller ?? {}
  const key = { tokenHash, purpose, userId, sessionId }
  const flow = await takeProviderFlow(ctx.db, key, ctx.now())
  if (!flow) throw providerRefused()
  try {
    const state = stateIn(query)
    if (state === null || hashOpaqueToken(state) !== flow.stateHash) throw providerRefused()
    const begunAt = flow.expiresAt.getTime() - flowMs
    const claims = await askProvider(ctx, {
      query,
      state,
      nonce: flow.nonce,
      verifier: secretBox(ctx).open(flow.sealedVerifier, tokenHash),
      provedSince: purpose === 'prove' ? new Date(begunAt) : null,
    })
    return { ...claims, returnTo: flow.returnTo }
  } catch (error) {
    if (isAppError(error) && error.code === 'UNAUTHORIZED') {
      await recordDenial(ctx, { action: 'auth.provider_refused', userId, details: { purpose } })
    }
    throw error
  }
}

/** One `state` and no second one. */
function stateIn(query: string): string | null {
  const [state = null, ...more] = new URLSearchParams(query).getAll('state')
  return more.length === 0 ? state : null
}
