import type { Context } from '@backarch/api'
import { newOpaqueToken } from '@backarch/core'
import { inTransaction } from '@backarch/db'
import type { Account } from '@backarch/services-access'
import { recordAudit } from '@backarch/services-audit'

import { insertSignInChallenge } from '../repo/sign-in-challenges.ts'
import type { SignInResult, Transport } from '../schemas.ts'
import { secondFactorsOf } from './second-factors.ts'
import { grantSession } from './start-session.ts'

const challengeMs = 5 * 60 * 1000

/**
 * What a person gets for a right first proof, be it a password or a provider's word: a session, or where the account
 * has a second factor a challenge to answer within five minutes. No way of signing in goes round this.
 */
export async function afterFirstProof(
  ctx: Context,
  {
    account,
    transport,
    provedAt,
  }: {
    readonly account: Account
    readonly transport: Transport
    /** When that was, if not just now; null where nobody can say. */
    readonly provedAt?: Date | null | undefined
  },
): Promise<SignInResult> {
  const methods = await secondFactorsOf(ctx, account.id)
  if (methods.length === 0) {
    return inTransaction(ctx.db, async (tx) => {
      const signedIn = await grantSession(ctx, tx, { account, transport, provedAt })
      const actor = { userId: account.id, sessionId: signedIn.sessionId }
      await recordAudit(ctx, tx, { action: 'auth.signed_in', orgId: null, actor })
      return signedIn
    })
  }
  const { token, hash } = newOpaqueToken('mc')
  const expiresAt = new Date(ctx.now().getTime() + challengeMs)
  await insertSignInChallenge(ctx.db, { tokenHash: hash, userId: account.id, expiresAt })
  return {
    status: 'second_factor',
    challenge: token,
    expiresAt: expiresAt.toISOString(),
    methods: [...methods],
  }
}
