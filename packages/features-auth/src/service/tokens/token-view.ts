import type { Session } from '@backarch/services-access'

import type { TokenView } from '../../schemas.ts'

/** Using a token moves `lastSeenAt`, the first time at once: one that stands where it was made was never used. */
export function toTokenView(session: Session): TokenView {
  const { id, name, scopes, createdAt, expiresAt, lastSeenAt, address } = session
  const used = lastSeenAt > createdAt
  return {
    id,
    name: name ?? '',
    scopes: [...scopes],
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    lastUsedAt: used ? lastSeenAt.toISOString() : null,
    lastUsedAddress: used ? address : null,
  }
}
