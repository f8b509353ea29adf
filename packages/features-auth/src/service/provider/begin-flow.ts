import type { Context } from '@backarch/api'
import { AppError, hashOpaqueToken, newOpaqueToken, safeReturnPath } from '@backarch/core'
import { inTransaction } from '@backarch/db'
import { holdAccount } from '@backarch/services-access'
import { consumeLimit } from '@backarch/services-limits'
import {
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'

import { providerLimit } from '../../limits.ts'
import { insertProviderFlow, type FlowPurpose } from '../../repo/provider-flows.ts'
import type { Begun } from '../../schemas.ts'
import { secretBox } from '../../secret-box.ts'
import { accountGone } from '../account/own-account.ts'
import { providerClient } from './provider-client.ts'

/** How long somebody may take at the provider. */
export const flowMs = 10 * 60 * 1000

/** The page of the web client to which the provider sends the browser back. */
export function redirectUri({ publicUrl }: Context): string {
  return `${publicUrl}/sign-in/callback`
}

/**
 * Begins a flow with the provider (authorization code, PKCE, RFC 9700). Whoever holds the token that is answered, and
 * nobody else, can finish it. Throws VALIDATION (`bad_return`) for a `returnTo` that is no path of ours.
 */
export async function beginFlow(
  ctx: Context,
  flow: {
    readonly purpose: FlowPurpose
    readonly returnTo: string
    /** Whose session it is for; null for signing in. */
    readonly caller: { readonly userId: string; readonly sessionId: string } | null
  },
): Promise<Begun> {
  const { purpose, caller } = flow
  const returnTo = safeReturnPath(flow.returnTo, ctx.publicUrl)
  if (returnTo === null) throw badReturn()
  await consumeLimit(ctx, providerLimit)
  const client = await providerClient(ctx)
  const { token, hash: tokenHash } = newOpaqueToken('of')
  const [state, nonce, verifier] = [randomState(), randomNonce(), randomPKCECodeVerifier()]
  const row = {
    tokenHash,
    purpose,
    userId: caller?.userId ?? null,
    sessionId: caller?.sessionId ?? null,
    stateHash: hashOpaqueToken(state),
    nonce,
    sealedVerifier: secretBox(ctx).seal(verifier, tokenHash),
    returnTo,
    expiresAt: new Date(ctx.now().getTime() + flowMs),
  }
  await inTransaction(ctx.db, async (tx) => {
    if (caller && !(await holdAccount(ctx, tx, caller.userId))) throw accountGone()
    await insertProviderFlow(tx, row)
  })
  const url = buildAuthorizationUrl(client, {
    redirect_uri: redirectUri(ctx),
    scope: 'openid email profile',
    state,
    nonce,
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    // So that a proof is one of now, and not a session that somebody left open at the provider.
    ...(purpose === 'prove' ? { prompt: 'login', max_age: '0' } : {}),
  })
  return { url: url.href, flow: token }
}

function badReturn(): AppError {
  return new AppError('VALIDATION', 'returnTo must be a path of this server, e.g. /diagrams.', {
    details: { reason: 'bad_return' },
  })
}
