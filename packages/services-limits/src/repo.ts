import type { FeatureDb } from '@backarch/db'

type LimitsDb = FeatureDb<'rateLimit'>

/** Counts one more attempt and gives their number. One atomic statement: `INSERT … ON CONFLICT DO UPDATE … RETURNING`. */
export async function countAttempt(
  db: LimitsDb,
  { key, expiresAt }: { readonly key: string; readonly expiresAt: Date },
): Promise<number> {
  const { attempts } = await db.rateLimit.upsert({
    where: { key },
    create: { key, attempts: 1, expiresAt },
    update: { attempts: { increment: 1 } },
    select: { attempts: true },
  })
  return attempts
}

export async function deleteCounts(db: LimitsDb, keys: readonly string[]): Promise<void> {
  await db.rateLimit.deleteMany({ where: { key: { in: [...keys] } } })
}

/** Deletes `atMost` that are expired, and gives how many there were. */
export async function deleteExpiredCounts(
  db: LimitsDb,
  { now, atMost }: { readonly now: Date; readonly atMost: number },
): Promise<number> {
  const { count } = await db.rateLimit.deleteMany({
    where: { expiresAt: { lte: now } },
    limit: atMost,
  })
  return count
}
