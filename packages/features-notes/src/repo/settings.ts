import type { FeatureDb } from '@backarch/db'

type SettingsDb = FeatureDb<'noteSettings'>

/** Null where the organization has set none. */
export async function findLanguage(db: SettingsDb, orgId: string): Promise<string | null> {
  const row = await db.noteSettings.findUnique({ where: { orgId }, select: { language: true } })
  return row && row.language
}

/** By whoever holds the organization. */
export async function putLanguage(
  db: SettingsDb,
  {
    orgId,
    language,
    now,
  }: { readonly orgId: string; readonly language: string; readonly now: Date },
): Promise<void> {
  const set = { language, updatedAt: now }
  await db.noteSettings.upsert({ where: { orgId }, create: { orgId, ...set }, update: set })
}
