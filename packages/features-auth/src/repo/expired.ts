import type { FeatureDb } from '@backarch/db'

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

/**
 * Deletes what is refused for its age, whether or not it is still known, and authenticator apps that were begun before
 * a time and never confirmed. Answers how much that was.
 */
export async function deleteExpired(
  db: ExpiringDb,
  { now, totpBegunBefore }: { readonly now: Date; readonly totpBegunBefore: Date },
): Promise<number> {
  const where = { expiresAt: { lte: now } }
  const deleted = [
    await db.signUp.deleteMany({ where }),
    await db.passwordReset.deleteMany({ where }),
    await db.emailChange.deleteMany({ where }),
    await db.passkeyChallenge.deleteMany({ where }),
    await db.signInChallenge.deleteMany({ where }),
    await db.providerFlow.deleteMany({ where }),
    await db.refreshToken.deleteMany({ where }),
    await db.totp.deleteMany({ where: { confirmedAt: null, createdAt: { lt: totpBegunBefore } } }),
  ]
  return deleted.reduce((sum, { count }) => sum + count, 0)
}
