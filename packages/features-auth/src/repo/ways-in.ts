import type { FeatureDb } from '@backarch/db'

type WaysDb = FeatureDb<'password' | 'passkey' | 'providerIdentity'>

/** In how many ways an account can be signed in to: by its password, by each passkey, by each provider. */
export async function countWaysIn(db: WaysDb, userId: string): Promise<number> {
  const where = { userId }
  const passwords = await db.password.count({ where })
  const passkeys = await db.passkey.count({ where })
  return passwords + passkeys + (await db.providerIdentity.count({ where }))
}
