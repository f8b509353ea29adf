import type { FeatureDb } from '@backarch/db'

type TotpDb = FeatureDb<'totp'>

/** Whether an authenticator counts: one that was only begun does not. */
export async function hasConfirmedTotp(db: TotpDb, userId: string): Promise<boolean> {
  return (await db.totp.count({ where: { userId, confirmedAt: { not: null } } })) > 0
}
