import { AppError } from '@backarch/core'

import type { Share } from '../../repo/shares.ts'
import type { ShareView } from '../../schemas.ts'

/** What members of the organization see of a link. Its token and its password are not stored. */
export function toShareView(share: Share): ShareView {
  const { id, diagramId, kind, passwordHash, expiresAt, showsCost, embedOrigins } = share
  const { opens, lastOpenedAt, createdBy, createdAt, updatedAt } = share
  return {
    id,
    diagramId,
    kind,
    hasPassword: passwordHash !== null,
    expiresAt: expiresAt?.toISOString() ?? null,
    showsCost,
    embedOrigins: [...embedOrigins],
    opens,
    lastOpenedAt: lastOpenedAt?.toISOString() ?? null,
    createdBy,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  }
}

/** For members of the organization; what strangers are answered is `noSuchLink`. */
export function noSuchShare(): AppError {
  return new AppError('NOT_FOUND', 'This diagram has no such link, or it was revoked.', {
    details: { reason: 'share_not_found' },
  })
}
