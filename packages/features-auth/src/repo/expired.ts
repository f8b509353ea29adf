import type { FeatureDb } from '@backarch/db'

import { totpSetUpMs } from '../totp-code.ts'

type ExpiringDb = FeatureDb<
  | 'signUp'
  | 'passwordReset'
  | 'emailChange'
  | 'passkeyChallenge'
  | 'signInChallenge'
  | 'providerFlow'
  | 'refreshToken'
  | 'totp'
>

/** Deletes what is refused for its age, whether or not it is still known. Answers how much that was. */
export async function deleteExpired(db: ExpiringDb, now: Date): Promise<number> {
  const begunBefore = new Date(now.getTime() - totpSetUpMs)
  const where = { expiresAt: { lte: now } }
  const deleted = [
    await db.signUp.deleteMany({ where }),
    await db.passwordReset.deleteMany({ where }),
    await db.emailChange.deleteMany({ where }),
    await db.passkeyChallenge.deleteMany({ where }),
    await db.signInChallenge.deleteMany({ where }),
    await db.providerFlow.deleteMany({ where }),
    await db.refreshToken.deleteMany({ where }),
    await db.totp.deleteMany({ where: { confirmedAt: null, createdAt: { lte: begunBefore } } }),
  ]
  return deleted.reduce((sum, { count }) => sum + count, 0)
}
