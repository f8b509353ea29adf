import type { Context } from '@backarch/api'
import { AppError } from '@backarch/core'
import { inTransaction, type Db } from '@backarch/db'
import { holdAccount } from '@backarch/services-access'

import { countPasskeyUse, findPasskeyToVerify } from '../../repo/passkeys.ts'
import type { PasskeyAssertion } from '../../schemas.ts'
import { notify } from '../notify.ts'
import { recordDenial } from '../record-denial.ts'
import type { PasskeyPurpose } from './passkey-challenge.ts'
import { verifyAssertion, type PasskeyRefused } from './verify-assertion.ts'

/**
 * Takes a passkey's signature and does `work` for its owner in the same transaction. User verification is required,
 * so it is two factors: something one has, and something one knows or is. Throws UNAUTHORIZED (`passkey_refused`)
 * for whatever is wrong with it. `userId` names the person whose passkey it must be, null anybody.
 */
export async function withPasskey<T>(
  ctx: Context,
  attempt: {
    readonly purpose: PasskeyPurpose
    readonly userId: string | null
    readonly assertion: PasskeyAssertion
  },
  work: (tx: Db, userId: string) => Promise<T>,
): Promise<T> {
  const use = await verifyAssertion(ctx, attempt)
  if ('refused' in use) return refuse(ctx, attempt, use)
  const { id, userId } = use
  const done = await inTransaction(ctx.db, async (tx) => {
    // Before any row of the person, so that a deletion waits for this, or this for it, and never both.
    if (!(await holdAccount(ctx, tx, userId))) return null
    if (!(await countPasskeyUse(tx, { ...use, now: ctx.now() }))) return null
    return { result: await work(tx, userId) }
  })
  if (done !== null) return done.result
  const kept = await findPasskeyToVerify(ctx.db, id)
  return refuse(ctx, attempt, { refused: kept ? 'counter' : 'unknown', ownerId: userId })
}

async function refuse(
  ctx: Context,
  { purpose, userId }: { readonly purpose: PasskeyPurpose; readonly userId: string | null },
  { refused, ownerId }: PasskeyRefused,
): Promise<never> {
  await recordDenial(ctx, {
    action: 'auth.passkey_refused',
    userId: userId ?? ownerId,
    details: { purpose, reason: refused },
  })
  if (refused === 'counter' && ownerId !== null) {
    await notify(
      ctx,
      ownerId,
      'A passkey of your account was refused, because it has counted backwards: there may be a copy of it. Remove it and add it again.',
    )
  }
  throw passkeyRefused()
}

export function passkeyRefused(): AppError {
  return new AppError(
    'UNAUTHORIZED',
    'This passkey was not accepted: try again, or use another way.',
    { details: { reason: 'passkey_refused' } },
  )
}
