import type { Context } from '@backarch/api'
import { AppError, isAppError } from '@backarch/core'
import { inTransaction, isUniqueViolation } from '@backarch/db'
import {
  findAccount,
  findAccountByEmail,
  holdAccount,
  type Account,
} from '@backarch/services-access'
import { recordAudit } from '@backarch/services-audit'

import { findUserIdOfIdentity, insertProviderIdentity } from '../../repo/provider-identities.ts'
import type { CompleteProviderInput, ProviderSignIn } from '../../schemas.ts'
import { afterFirstProof } from '../after-first-proof.ts'
import { notify } from '../notify.ts'
import { openAccount } from '../open-account.ts'
import { recordDenial } from '../record-denial.ts'
import { secondFactorsOf } from '../second-factors.ts'
import type { ProviderClaims } from './ask-provider.ts'
import { finishFlow } from './finish-flow.ts'
import { providerRefused } from './refusals.ts'

/**
 * Signs in whom the provider has sent back. Somebody it sends for the first time gets an account, or is linked to the one
 * of their address where the provider and we have both seen that the address is theirs. Throws CONFLICT (`link_refused`)
 * otherwise, UNAUTHORIZED (`provider_refused`, `sign_in_refused`) and UNAVAILABLE (`provider_unreachable`).
 */
export async function completeSignIn(
  ctx: Context,
  { flow, query, session: transport }: CompleteProviderInput,
): Promise<ProviderSignIn> {
  const claims = await finishFlow(ctx, { flow, query, purpose: 'sign_in', caller: null })
  const account = (await findLinked(ctx, claims)) ?? (await receive(ctx, claims))
  if (account.disabledAt !== null) {
    await recordDenial(ctx, { action: 'auth.sign_in_denied', userId: account.id })
    throw new AppError('UNAUTHORIZED', 'This account is disabled: ask whoever runs the server.', {
      details: { reason: 'sign_in_refused' },
    })
  }
  const result = await inTransaction(ctx.db, async (tx) => {
    if (!(await holdAccount(ctx, tx, account.id))) throw providerRefused()
    // A session that somebody left open at the provider is no fresh proof.
    const { provedAt } = claims
    return afterFirstProof({ ...ctx, db: tx }, { account, transport, provedAt })
  })
  return { result, returnTo: claims.returnTo }
}

async function findLinked(ctx: Context, claims: ProviderClaims): Promise<Account | null> {
  const userId = await findUserIdOfIdentity(ctx.db, claims)
  return userId === null ? null : findAccount(ctx, userId)
}

/** Two tabs of one new person may arrive in the same moment: the second one finds what the first has made. */
async function receive(ctx: Context, claims: ProviderClaims): Promise<Account> {
  try {
    return await welcome(ctx, claims)
  } catch (error) {
    const lost =
      isUniqueViolation(error) || (isAppError(error) && error.details.reason === 'email_taken')
    const account = lost ? await findLinked(ctx, claims) : null
    if (account) return account
    throw error
  }
}

async function welcome(ctx: Context, claims: ProviderClaims): Promise<Account> {
  const { verifiedEmail: email, issuer, subject } = claims
  // Nothing is looked up for an address that may be anybody's: the answer tells nothing of whose account it is.
  if (email === null) return refuseLink(ctx, null)
  const known = await findAccountByEmail(ctx, email)
  if (known && !(await mayLink(ctx, known))) return refuseLink(ctx, known.id)
  const account = await inTransaction(ctx.db, async (tx) => {
    const name = claims.name ?? email.split('@', 1)[0] ?? email
    const mine = known ?? (await openAccount(ctx, tx, { email, name, passwordHash: null }))
    const { id: userId } = mine
    if (!(await holdAccount(ctx, tx, userId))) throw providerRefused()
    await insertProviderIdentity(tx, { issuer, subject, userId, createdAt: ctx.now() })
    const event = { orgId: null, actor: { userId }, details: { by: 'provider' } }
    const action = known ? 'auth.provider_linked' : 'auth.signed_up'
    await recordAudit(ctx, tx, { action, ...event })
    return mine
  })
  if (known) {
    await notify(ctx, known.id, 'Your account can be signed in to with the provider from now on.')
  }
  return account
}

/** Not where a second factor guards the account: who links must have passed it, in the settings. */
async function mayLink(ctx: Context, account: Account): Promise<boolean> {
  if (account.emailVerifiedAt === null || account.disabledAt !== null) return false
  return (await secondFactorsOf(ctx, account.id)).length === 0
}

async function refuseLink(ctx: Context, userId: string | null): Promise<never> {
  const details = { reason: 'link_refused' }
  await recordDenial(ctx, { action: 'auth.provider_refused', userId, details })
  throw new AppError(
    'CONFLICT',
    'The provider alone is not enough here: sign in (or sign up) first, and link the provider in the settings.',
    { details: { reason: 'link_refused' } },
  )
}
