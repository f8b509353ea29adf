import { randomBytes } from 'node:crypto'

import type { Context } from '@backarch/api'
import { hashOpaqueToken } from '@backarch/core'
import { inTransaction } from '@backarch/db'
import { holdAccount } from '@backarch/services-access'

import { insertPasskeyChallenge, takePasskeyChallenge } from '../../repo/passkey-challenges.ts'
import { accountGone } from '../account/own-account.ts'

/** What a signature is for. One that was asked for one thing is good for no other. */
export type PasskeyPurpose = 'add' | 'sign_in' | 'second_factor' | 'prove'

/** How long a person may take, in milliseconds. */
export const passkeyTimeout = 5 * 60 * 1000

interface Use {
  readonly purpose: PasskeyPurpose
  /** Null where the passkey says who it is. */
  readonly userId: string | null
}

/** Something to sign once, within five minutes: 32 random bytes in base64url. */
export async function newPasskeyChallenge(ctx: Context, { purpose, userId }: Use): Promise<string> {
  const challenge = randomBytes(32).toString('base64url')
  const hash = hashOpaqueToken(challenge)
  const expiresAt = new Date(ctx.now().getTime() + passkeyTimeout)
  await inTransaction(ctx.db, async (tx) => {
    if (userId !== null && !(await holdAccount(ctx, tx, userId))) throw accountGone()
    await insertPasskeyChallenge(tx, { hash, purpose, userId, expiresAt })
  })
  return challenge
}

/** True once for a challenge that was given out for this. It is used up whatever else may be wrong with the answer. */
export function spendPasskeyChallenge(
  ctx: Context,
  { purpose, userId, challenge }: Use & { readonly challenge: string },
): Promise<boolean> {
  const hash = hashOpaqueToken(challenge)
  return takePasskeyChallenge(ctx.db, { hash, purpose, userId, now: ctx.now() })
}
