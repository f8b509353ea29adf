import type { Context } from '@backarch/api'
import type { Db } from '@backarch/db'
import { changeOrganization, type OrgContext } from '@backarch/services-access'
import { recordAudit } from '@backarch/services-audit'

import { renewWords } from '../../repo/search.ts'
import { findLanguage, putLanguage } from '../../repo/settings.ts'
import { languageSchema, type Language, type SetLanguageInput } from '../../schemas.ts'

const batch = 2000

/** The language in which an organization's notes are searched. */
export async function languageOf(db: Db, orgId: string): Promise<Language> {
  return languageSchema.parse((await findLanguage(db, orgId)) ?? 'english')
}

/**
 * Sets the language in which the organization's notes are searched, and reads them in anew; what is cut short, an hourly
 * job finishes.
 */
export async function setLanguage(
  ctx: OrgContext,
  { language }: SetLanguageInput,
): Promise<{ language: Language }> {
  const orgId = ctx.org.id
  const changed = await changeOrganization(ctx, 'moderateNotes', async (tx) => {
    if ((await languageOf(tx, orgId)) === language) return false
    await putLanguage(tx, { orgId, language, now: ctx.now() })
    await recordAudit(ctx, tx, {
      action: 'notes.language_set',
      orgId,
      target: { kind: 'organization', id: orgId },
      details: { language },
    })
    return true
  })
  if (changed) await renewAllWords(ctx)
  return { language }
}

/** Reads notes in anew whose organization has set another language since. */
export async function renewAllWords(ctx: Context): Promise<void> {
  let renewed = batch
  while (renewed === batch && !ctx.signal.aborted) renewed = await renewWords(ctx.db, batch)
}
