import { AppError } from '@backarch/core'

import type { ShareSettings } from '../../repo/shares.ts'

/** Each is a way in that somebody must keep in mind. */
const mostShares = 50

/** Throws VALIDATION (`expires_in_past`). */
export function requireToCome(expiresAt: Date | null, now: Date): void {
  if (expiresAt === null || expiresAt > now) return
  throw new AppError('VALIDATION', 'expiresAt: choose a time that is still to come.', {
    details: { reason: 'expires_in_past' },
  })
}

/** Throws VALIDATION (`password_and_embedding`): a frame has nobody to ask. */
export function requireNoPasswordInFrames({
  hasPassword,
  embedOrigins,
}: {
  readonly hasPassword: boolean
  readonly embedOrigins: readonly string[]
}): void {
  if (!hasPassword || embedOrigins.length === 0) return
  throw new AppError(
    'VALIDATION',
    'A link with a password cannot be embedded: make one without a password for that.',
    { details: { reason: 'password_and_embedding' } },
  )
}

/** Throws LIMIT_EXCEEDED (`too_many_shares`). */
export function requireRoom(count: number): void {
  if (count < mostShares) return
  throw new AppError(
    'LIMIT_EXCEEDED',
    `A diagram has at most ${mostShares} links: revoke one first.`,
    { details: { reason: 'too_many_shares' } },
  )
}

/** The settings as the audit log keeps them: no password, and how many origins instead of which. */
export function settingsOnRecord(settings: ShareSettings) {
  const { kind, passwordHash, expiresAt, showsCost, embedOrigins } = settings
  return {
    shareKind: kind,
    protected: passwordHash !== null,
    expiresAt: expiresAt?.toISOString() ?? null,
    showsCost,
    embedOrigins: embedOrigins.length,
  }
}
