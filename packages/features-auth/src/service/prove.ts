import type { Context } from '@backarch/api'
import { AppError, verifyPassword } from '@backarch/core'
import { inTransaction, type Db } from '@backarch/db'
import { requireUser } from '@backarch/services-access'
import { consumeLimit, forgiveLimit } from '@backarch/services-limits'

import { proveLimit } from '../limits.ts'
import { findPasswordHash } from '../repo/passwords.ts'
import type { Proved, ProveInput } from '../schemas.ts'
import { markProved } from './mark-proved.ts'
import { recordDenial } from './record-denial.ts'
import { secondFactorsOf } from './second-factors.ts'
import { withSecondFactor } from './with-second-factor.ts'

/**
 * The person shows again who they are, in the session of this call: with the password, and the second proof where the
 * account asks for one. Throws UNAUTHORIZED: `proof_refused` for a wrong password, `second_factor_needed` and
 * `second_factor_refused`; and RATE_LIMITED after ten tries in a quarter of an hour.
 */
export async function prove(ctx: Context, { password, second }: ProveInput): Promise<Proved> {
  const { userId } = requireUser(ctx)
  await consumeLimit(ctx, proveLimit, { account: userId })
  const hash = await findPasswordHash(ctx.db, userId)
  const { ok } = await verifyPassword(password, hash ?? undefined, ctx)
  if (!ok) return refuse(ctx, userId)
  const finish = (tx: Db) => markProved(ctx, tx, 'password')
  const proved = (await asksForSecond(ctx, userId))
    ? await withSecondFactor(
        ctx,
        { userId, proof: second ?? needed(), denied: 'auth.proof_denied' },
        finish,
      )
    : await inTransaction(ctx.db, finish)
  await forgiveLimit(ctx, proveLimit, { account: userId })
  return proved
}

async function asksForSecond(ctx: Context, userId: string): Promise<boolean> {
  return (await secondFactorsOf(ctx, userId)).length > 0
}

function needed(): never {
  throw new AppError(
    'UNAUTHORIZED',
    'Send the code of your second factor with the password, or prove it with a passkey.',
    {
      details: { reason: 'second_factor_needed' },
    },
  )
}

async function refuse(ctx: Context, userId: string): Promise<never> {
  const details = { method: 'password' }
  await recordDenial(ctx, { action: 'auth.proof_denied', userId, details })
  throw new AppError('UNAUTHORIZED', 'That is not right: type the password again.', {
    details: { reason: 'proof_refused' },
  })
}
