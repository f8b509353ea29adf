import type { Context } from '@backarch/api'
import type { Db } from '@backarch/db'

import { lockDiagramInOrg } from '../../repo/diagrams.ts'
import { findShareInDiagram, type Share } from '../../repo/shares.ts'
import type { OpenShareInput, ShareKind } from '../../schemas.ts'
import { enterLink } from './enter-link.ts'
import { liveLink, noSuchLink } from './live-link.ts'

/** What a link leads to. */
export interface SharedDiagramRef {
  readonly orgId: string
  readonly diagramId: string
  readonly shareId: string
  readonly kind: ShareKind
}

/**
 * What a link leads to, for a feature that shows something else of the diagram to whoever has it. Checked and limited as
 * `shares.open` is, and not counted as an opening: whoever sees the notes has opened the diagram. Throws as that does.
 */
export function openSharedDiagram(ctx: Context, input: OpenShareInput): Promise<SharedDiagramRef> {
  return enterLink(ctx, input, { read: async (_tx, { share }) => toRef(share) })
}

/**
 * Until the transaction ends, nobody else changes the diagram that somebody entered by a link, as `holdDiagram` for
 * members; and the link as it is now. Throws NOT_FOUND (`link_not_found`) where it ended while this waited.
 */
export async function holdSharedDiagram(
  ctx: Context,
  tx: Db,
  { orgId, diagramId, shareId }: SharedDiagramRef,
): Promise<SharedDiagramRef> {
  await lockDiagramInOrg(tx, { orgId, id: diagramId })
  const share = await findShareInDiagram(tx, { orgId, diagramId, id: shareId })
  const link = await liveLink(ctx, tx, share)
  if (!link) throw noSuchLink()
  return toRef(link.share)
}

function toRef({ orgId, diagramId, id: shareId, kind }: Share): SharedDiagramRef {
  return { orgId, diagramId, shareId, kind }
}
