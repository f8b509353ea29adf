import type { Context } from '@backarch/api'
import { WrittenJson } from '@backarch/api/schemas'
import { openPrices } from '@backarch/features-pricing'
import type { Graph } from '@backarch/services-topology/schemas'

import { costOf } from '../../bill.ts'
import { toDocument } from '../../document/graph-elements.ts'
import { findElements } from '../../repo/elements.ts'
import type { Share } from '../../repo/shares.ts'
import type { OpenShareInput, SharedDiagram } from '../../schemas.ts'
import { countOpen } from './count-open.ts'
import { drawnGraph } from './drawn-graph.ts'
import { enterLink } from './enter-link.ts'
import type { LiveLink } from './live-link.ts'

/**
 * The newest version of a diagram, for whoever has a link to it. Every call is checked anew.
 * Throws NOT_FOUND (`link_not_found`) alike for a link that never was, was revoked or has expired, and for one to what lies
 * in the trash; UNAUTHORIZED (`password_needed`, `password_refused`), and RATE_LIMITED.
 */
export async function openShare(ctx: Context, input: OpenShareInput): Promise<SharedDiagram> {
  const { share, diagram, graph } = await openLink(ctx, input)
  const { name, currentVersion: version, bill, updatedAt } = diagram
  return {
    kind: share.kind,
    name,
    version,
    cost: share.showsCost ? costOf(bill, await openPrices(ctx.db, diagram.orgId)) : null,
    graph: new WrittenJson(JSON.stringify(graph)),
    updatedAt: updatedAt.toISOString(),
  }
}

export interface OpenedLink extends LiveLink {
  readonly graph: Graph
}

/** Opens a link and counts that. `isWanted` refuses, as if there were none, what the link is not for. */
export async function openLink(
  ctx: Context,
  input: OpenShareInput,
  isWanted?: (share: Share) => boolean,
): Promise<OpenedLink> {
  const opened = await enterLink(ctx, input, {
    isWanted,
    read: async (tx, link) => {
      const { orgId, diagramId } = link.share
      const { graph } = toDocument(await findElements(tx, { orgId, diagramId }))
      return { ...link, graph: drawnGraph(graph) }
    },
  })
  countOpen(ctx, opened.share)
  return opened
}
