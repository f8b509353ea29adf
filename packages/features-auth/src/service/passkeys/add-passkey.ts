import type { Context } from '@backarch/api'
import { AppError } from '@backarch/core'
import { inTransaction, isUniqueViolation } from '@backarch/db'
import { recordAudit } from '@backarch/services-audit'

import { insertPasskey, type PasskeyRow } from '../../repo/passkeys.ts'
import type { AddPasskeyInput, Passkey } from '../../schemas.ts'
import { holdOwnAccount } from '../account/own-account.ts'
import { requireFreshProof } from '../fresh-proof.ts'
import { notify } from '../notify.ts'
import { recordDenial } from '../record-denial.ts'
import { challengeOf } from './client-data.ts'
import { spendPasskeyChallenge } from './passkey-challenge.ts'
import { toPasskey } from './to-passkey.ts'
import { verifyRegistration } from './verify-registration.ts'

/**
 * Adds the passkey that a browser made. Throws VALIDATION (`registration_refused`) for one that was not made as
 * `beginAddPasskey` asked, and CONFLICT (`passkey_taken`) for one that an account has already.
 */
export async function addPasskey(
  ctx: Context,
  { name, passkey }: AddPasskeyInput,
): Promise<Passkey> {
  const { userId } = await requireFreshProof(ctx)
  const challenge = challengeOf(passkey.response.clientDataJSON)
  const use = { purpose: 'add', userId } as const
  if (challenge === null || !(await spendPasskeyChallenge(ctx, { ...use, challenge }))) {
    return refuse(ctx, userId, 'challenge')
  }
  const verified = await verifyRegistration(ctx, passkey, challenge)
  if (verified === null) return refuse(ctx, userId, 'signature')
  const { id, publicKey, counter, transports = [], backedUp } = verified
  const row = { id, userId, publicKey, counter, transports, backedUp, name, createdAt: ctx.now() }
  const added = await refusingTaken(() =>
    inTransaction(ctx.db, async (tx) => {
      await holdOwnAccount(ctx, tx)
      const inserted = await insertPasskey(tx, row)
      await recordAudit(ctx, tx, { action: 'auth.passkey_added', orgId: null })
      return inserted
    }),
  )
  await notify(
    ctx,
    userId,
    'A passkey was added to your account. Whoever has it can sign in: remove it if it is not yours.',
  )
  return toPasskey(added)
}

async function refuse(
  ctx: Context,
  userId: string,
  reason: 'challenge' | 'signature',
): Promise<never> {
  const details = { purpose: 'add', reason }
  await recordDenial(ctx, { action: 'auth.passkey_refused', userId, details })
  throw new AppError('VALIDATION', 'This passkey cannot be added: begin again.', {
    details: { reason: 'registration_refused' },
  })
}

async function refusingTaken(store: () => Promise<PasskeyRow>): Promise<PasskeyRow> {
  try {
    return await store()
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    throw new AppError('CONFLICT', 'This passkey has an account already: make another one.', {
      details: { reason: 'passkey_taken' },
      cause: error,
    })
  }
}
