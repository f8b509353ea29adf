import type { Context } from '@backarch/api'
import { emailSchema, nameSchema } from '@backarch/services-access/schemas'
import {
  authorizationCodeGrant,
  AuthorizationResponseError,
  ClientError,
  fetchUserInfo,
  ResponseBodyError,
  type Configuration,
} from 'openid-client'
import { z } from 'zod'

import { redirectUri } from './begin-flow.ts'
import { providerClient, providerIssuer } from './provider-client.ts'
import { providerRefused, unreachable } from './refusals.ts'

/** Who somebody is to the provider. */
export interface ProviderClaims {
  readonly issuer: string
  readonly subject: string
  /** Null unless the provider itself has verified that the address is theirs. */
  readonly verifiedEmail: string | null
  readonly name: string | null
  /** When they signed in to it; null where it does not say. */
  readonly provedAt: Date | null
}

const claimsSchema = z.object({
  // Only the value that the standard names: some providers write other things that look true.
  email_verified: z.literal(true),
  email: emailSchema,
})

/** Exchanges the code for what the provider says; signature, issuer, audience, nonce and times are checked. */
export async function askProvider(
  ctx: Context,
  answer: {
    readonly query: string
    readonly state: string
    readonly nonce: string
    readonly verifier: string
    /** The person must have signed in to the provider since then; null: whenever. */
    readonly provedSince: Date | null
  },
): Promise<ProviderClaims> {
  const client = await providerClient(ctx)
  const { query, state, nonce, verifier, provedSince } = answer
  const url = new URL(redirectUri(ctx))
  url.search = query
  const age = provedSince && Math.ceil((ctx.now().getTime() - provedSince.getTime()) / 1000)
  try {
    const granted = await authorizationCodeGrant(client, url, {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      ...(age === null ? {} : { maxAge: age }),
    })
    const claims = granted.claims()
    if (claims === undefined) throw providerRefused()
    const issuer = providerIssuer(ctx)
    // A provider for many tenants may speak for another one than ours.
    if (new URL(claims.iss).href !== issuer) throw providerRefused()
    const about = { ...(await moreAbout(client, granted.access_token, claims)), ...claims }
    const address = claimsSchema.safeParse(about)
    const name = nameSchema.safeParse(about.name)
    return {
      issuer,
      subject: claims.sub,
      verifiedEmail: address.data?.email ?? null,
      name: name.data ?? null,
      provedAt: claims.auth_time === undefined ? null : atMost(ctx.now(), claims.auth_time),
    }
  } catch (error) {
    throw toRefusal(error)
  }
}

/** Clocks differ: nobody has signed in later than now. */
function atMost(now: Date, seconds: number): Date {
  return new Date(Math.min(now.getTime(), seconds * 1000))
}

/** Some providers tell the address only when they are asked once more. */
async function moreAbout(
  client: Configuration,
  accessToken: string,
  claims: { readonly sub: string; readonly email?: unknown },
): Promise<Readonly<Record<string, unknown>>> {
  const isTold = claims.email !== undefined || !client.serverMetadata().userinfo_endpoint
  return isTold ? {} : fetchUserInfo(client, accessToken, claims.sub)
}

const outages = new Set(['OAUTH_TIMEOUT', 'OAUTH_ABORT', 'OAUTH_RESPONSE_IS_NOT_CONFORM'])

/** Whether to try again later or to begin again. What the provider wrote is for the log alone. */
function toRefusal(error: unknown): unknown {
  if (error instanceof AuthorizationResponseError) return providerRefused(error)
  if (error instanceof ResponseBodyError) {
    return error.status >= 500 ? unreachable(error) : providerRefused(error)
  }
  if (error instanceof ClientError) {
    return outages.has(error.code ?? '') ? unreachable(error) : providerRefused(error)
  }
  return error instanceof TypeError && error.message === 'fetch failed' ? unreachable(error) : error
}
