/**
 * What the words of an organization's elements begin with in the index, so that a search reads nobody else's entries
 * there. It only makes searching fast: two organizations may have the same.
 */
export function tenantTag(orgId: string): string {
  return orgId.slice(-8).toLowerCase()
}
