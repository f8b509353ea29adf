import { hashPassword } from '@backarch/core'
import type { OrgContext } from '@backarch/services-access'
import { recordAudit } from '@backarch/services-audit'

import { findShareInDiagram, updateShare, type ShareSettings } from '../../repo/shares.ts'
import type { ChangeShareInput, ShareView } from '../../schemas.ts'
import { requireDiagram, requireNotTrashed } from '../diagram-in-org.ts'
import { requireNoPasswordInFrames, requireToCome, settingsOnRecord } from './share-rules.ts'
import { noSuchShare, toShareView } from './share-view.ts'
import { whileHoldingDiagram } from './while-holding-diagram.ts'

/**
 * Changes what a link lets its holders do, from their next call on; what the input does not name stays. An expiry that is
 * over may be put off. The token stays: for another one, revoke the link and make a new one.
 * Throws NOT_FOUND (`diagram_not_found`, `share_not_found`), CONFLICT (`trashed`) and VALIDATION (`expires_in_past`,
 * `password_and_embedding`).
 */
export async function changeShare(
  ctx: OrgContext,
  { diagramId, shareId, ...input }: ChangeShareInput,
): Promise<ShareView> {
  const key = { orgId: ctx.org.id, diagramId, id: shareId }
  await requireDiagram(ctx, diagramId)
  if (!(await findShareInDiagram(ctx.db, key))) throw noSuchShare()
  const wanted = await settingsIn(ctx, input)
  return whileHoldingDiagram(ctx, diagramId, async (tx, diagram) => {
    requireNotTrashed(diagram)
    const before = await findShareInDiagram(tx, key)
    if (!before) throw noSuchShare()
    const { passwordHash, embedOrigins } = { ...before, ...wanted }
    requireNoPasswordInFrames({ hasPassword: passwordHash !== null, embedOrigins })
    const share = await updateShare(tx, { ...key, settings: wanted, now: ctx.now() })
    await recordAudit(ctx, tx, {
      action: 'canvas.share_changed',
      orgId: key.orgId,
      target: { kind: 'diagram_share', id: shareId },
      details: { diagramId, ...settingsOnRecord(share) },
    })
    return toShareView(share)
  })
}

type Wanted = Omit<ChangeShareInput, 'orgId' | 'diagramId' | 'shareId'>

async function settingsIn(ctx: OrgContext, input: Wanted): Promise<Partial<ShareSettings>> {
  const { password, expiresAt: until, embedOrigins, kind, showsCost } = input
  const expiresAt = typeof until === 'string' ? new Date(until) : until
  if (expiresAt) requireToCome(expiresAt, ctx.now())
  const passwordHash = typeof password === 'string' ? await hashPassword(password, ctx) : password
  return {
    ...(kind === undefined ? {} : { kind }),
    ...(showsCost === undefined ? {} : { showsCost }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
    ...(passwordHash === undefined ? {} : { passwordHash }),
    ...(embedOrigins === undefined ? {} : { embedOrigins: [...new Set(embedOrigins)] }),
  }
}
