import type { FeatureDb } from '@backarch/db'

type PersonalDb = FeatureDb<
  'password' | 'totp' | 'recoveryCode' | 'passkey' | 'providerIdentity' | 'emailChange'
>

/** What is stored about how a person proves who they are: everything but the secrets themselves. */
export async function findPersonalData(db: PersonalDb, userId: string) {
  const where = { userId }
  const [password, authenticator, recoveryCodesLeft, passkeys, providers, emailChange] =
    await Promise.all([
      db.password.findUnique({ where, select: { changedAt: true } }),
      db.totp.findUnique({ where, select: { createdAt: true, confirmedAt: true } }),
      db.recoveryCode.count({ where }),
      db.passkey.findMany({
        where,
        orderBy: { createdAt: 'asc' },
        select: { name: true, createdAt: true, lastUsedAt: true, backedUp: true, transports: true },
      }),
      db.providerIdentity.findMany({
        where,
        orderBy: { createdAt: 'asc' },
        select: { issuer: true, subject: true, createdAt: true },
      }),
      db.emailChange.findFirst({ where, select: { email: true, createdAt: true } }),
    ])
  return { password, authenticator, recoveryCodesLeft, passkeys, providers, emailChange }
}
