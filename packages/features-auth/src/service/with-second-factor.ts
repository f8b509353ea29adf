import type { Context } from '@backarch/api'
import { AppError, isAppError } from '@backarch/core'
import { inTransaction, type Db } from '@backarch/db'
import { holdAccount } from '@backarch/services-access'
import { consumeLimit, forgiveLimit } from '@backarch/services-limits'

import { lockNoticeLimit, secondFactorDayLimit, secondFactorLimit } from '../limits.ts'
import { countRecoveryCodes } from '../repo/recovery-codes.ts'
import type { TypedProof } from '../schemas.ts'
import { notify } from './notify.ts'
import { recordDenial } from './record-denial.ts'
import { verifySecondFactor } from './verify-second-factor.ts'

interface Attempt {
  readonly userId: string
  readonly proof: TypedProof
  /** The audit action of a refusal. */
  readonly denied: 'auth.sign_in_denied' | 'auth.proof_denied'
}

/**
 * Takes a typed second proof and does `work` in the same transaction. Throws UNAUTHORIZED (`second_factor_refused`)
 * for a code that is wrong or was used, and RATE_LIMITED for the sixth one in a row, right or wrong, wherever they
 * come from. When `work` throws, the proof is not used up.
 */
export async function withSecondFactor<T>(
  ctx: Context,
  { userId, proof, denied }: Attempt,
  work: (tx: Db) => Promise<T>,
): Promise<T> {
  await countAttempt(ctx, userId)
  const done = await inTransaction(ctx.db, async (tx) => {
    // Before any row of the person, so that a deletion waits for this, or this for it, and never both.
    if (!(await holdAccount(ctx, tx, userId))) return null
    if (!(await verifySecondFactor(ctx, tx, { userId, proof }))) return null
    const result = await work(tx)
    return { result, codesLeft: await countRecoveryCodes(tx, userId) }
  })
  if (done === null) {
    const details = { method: proof.kind, reason: 'second_factor_refused' }
    await recordDenial(ctx, { action: denied, userId, details })
    throw new AppError(
      'UNAUTHORIZED',
      'This code is not right, or was used before: try the next one.',
      {
        details: { reason: 'second_factor_refused' },
      },
    )
  }
  await forgiveLimit(ctx, secondFactorLimit, { account: userId })
  await forgiveLimit(ctx, secondFactorDayLimit, { account: userId })
  if (proof.kind === 'recovery_code') {
    const happened = `A recovery code of your account was used. ${done.codesLeft} are left.`
    await notify(ctx, userId, happened)
  }
  return done.result
}

async function countAttempt(ctx: Context, userId: string): Promise<void> {
  try {
    await consumeLimit(ctx, secondFactorLimit, { account: userId })
    await consumeLimit(ctx, secondFactorDayLimit, { account: userId })
  } catch (error) {
    if (isAppError(error) && error.code === 'RATE_LIMITED') await tellOfLock(ctx, userId)
    throw error
  }
}

/** Whoever is asked for codes has shown a first proof: the owner must hear of it, once an hour. */
async function tellOfLock(ctx: Context, userId: string): Promise<void> {
  const first = await consumeLimit(ctx, lockNoticeLimit, { account: userId }).then(
    () => true,
    () => false,
  )
  if (!first) return
  const details = { reason: 'second_factor_locked' }
  await recordDenial(ctx, { action: 'auth.second_factor_locked', userId, details })
  await notify(
    ctx,
    userId,
    'Somebody who knows your password, or has your session, entered five wrong codes. Codes are refused for a while.',
  )
}
