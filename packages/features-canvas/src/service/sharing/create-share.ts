import { AppError, hashPassword, newOpaqueToken } from '@backarch/core'
import { isForeignKeyViolation } from '@backarch/db'
import type { OrgContext } from '@backarch/services-access'
import { recordAudit } from '@backarch/services-audit'

import { countSharesOfDiagram, insertShare } from '../../repo/shares.ts'
import type { CreatedShare, CreateShareInput } from '../../schemas.ts'
import { authorOf } from '../author-of.ts'
import { requireDiagram, requireNotTrashed } from '../diagram-in-org.ts'
import {
  requireNoPasswordInFrames,
  requireRoom,
  requireToCome,
  settingsOnRecord,
} from './share-rules.ts'
import { shareTokenPrefix } from './share-token.ts'
import { toShareView } from './share-view.ts'
import { whileHoldingDiagram } from './while-holding-diagram.ts'

/**
 * Makes a link to a diagram and tells its token, this once. It belongs to the organization, and stays when its maker goes.
 * Throws NOT_FOUND, CONFLICT (`trashed`), LIMIT_EXCEEDED (`too_many_shares`) and VALIDATION (`expires_in_past`,
 * `password_and_embedding`).
 */
export async function createShare(
  ctx: OrgContext,
  { diagramId, password, ...input }: CreateShareInput,
): Promise<CreatedShare> {
  const ref = { orgId: ctx.org.id, diagramId }
  const expiresAt = input.expiresAt === null ? null : new Date(input.expiresAt)
  const embedOrigins = [...new Set(input.embedOrigins)]
  requireToCome(expiresAt, ctx.now())
  requireNoPasswordInFrames({ hasPassword: password !== null, embedOrigins })
  // Asked twice: what will be refused shall not cost the work of hashing.
  requireNotTrashed(await requireDiagram(ctx, diagramId))
  const passwordHash = password === null ? null : await hashPassword(password, ctx)
  const { kind, showsCost } = input
  const settings = { kind, passwordHash, expiresAt, showsCost, embedOrigins }
  const { token, hash: tokenHash } = newOpaqueToken(shareTokenPrefix)
  return whileHoldingDiagram(ctx, diagramId, async (tx, diagram) => {
    requireNotTrashed(diagram)
    requireRoom(await countSharesOfDiagram(tx, ref))
    const id = ctx.newId()
    const made = { ...ref, id, ...settings, tokenHash, createdBy: authorOf(ctx), now: ctx.now() }
    const share = await insertShare(tx, made)
    await recordAudit(ctx, tx, {
      action: 'canvas.share_created',
      orgId: ref.orgId,
      target: { kind: 'diagram_share', id },
      details: { diagramId, ...settingsOnRecord(share) },
    })
    return { ...toShareView(share), token }
  }).catch((error: unknown) => {
    throw isForeignKeyViolation(error) ? makerIsGone(error) : error
  })
}

/** The account was deleted while this was made. */
function makerIsGone(cause: unknown): AppError {
  return new AppError('UNAUTHORIZED', 'Sign in first.', {
    details: { reason: 'signed_out' },
    cause,
  })
}
