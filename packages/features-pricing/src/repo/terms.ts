import type { FeatureDb } from '@backarch/db'

import { termsSchema, type Terms } from '../schemas/terms.ts'

type TermsDb = FeatureDb<'priceTerms'>

export interface StoredTerms {
  readonly terms: Terms
  readonly revision: number
  readonly updatedBy: string | null
  readonly updatedAt: Date
}

const fields = { terms: true, revision: true, updatedBy: true, updatedAt: true } as const

/** Null where the organization pays what the catalog says. */
export async function findTerms(db: TermsDb, orgId: string): Promise<StoredTerms | null> {
  const row = await db.priceTerms.findUnique({ where: { orgId }, select: fields })
  return row && { ...row, terms: termsSchema.parse(row.terms) }
}

/** By whoever holds the organization. */
export async function putTerms(
  db: TermsDb,
  orgId: string,
  terms: StoredTerms,
): Promise<StoredTerms> {
  const { terms: json, ...rest } = terms
  const data = { ...rest, terms: json }
  await db.priceTerms.upsert({ where: { orgId }, create: { orgId, ...data }, update: data })
  return terms
}
