import type { OrgContext } from '@backarch/services-access'

import { findTerms, type StoredTerms } from '../../repo/terms.ts'
import { termsSchema, type OrgTerms } from '../../schemas.ts'

/** On what terms the organization pays: the catalog's, at revision 0, where nobody set others. */
export async function getTerms({ db, org }: OrgContext): Promise<OrgTerms> {
  return toOrgTerms(await findTerms(db, org.id))
}

export function toOrgTerms(stored: StoredTerms | null): OrgTerms {
  if (stored === null) {
    return { terms: termsSchema.parse({}), revision: 0, updatedAt: null, updatedBy: null }
  }
  return { ...stored, updatedAt: stored.updatedAt.toISOString() }
}
