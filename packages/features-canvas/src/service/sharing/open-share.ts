import type { Context } from '@backarch/api'
import { WrittenJson } from '@backarch/api/schemas'
import { AppError, hashOpaqueToken, isOpaqueToken } from '@backarch/core'
import { inTransaction } from '@backarch/db'
import { openPrices } from '@backarch/features-pricing'
import { findOrganizations } from '@backarch/services-access'
import { consumeLimit } from '@backarch/services-limits'
import type { Graph } from '@backarch/services-topology/schemas'

import { costOf } from '../../bill.ts'
import { toDocument } from '../../document/graph-elements.ts'
import { findDiagramInOrg, type Diagram } from '../../repo/diagrams.ts'
import { findElements } from '../../repo/elements.ts'
import { findShareByToken, type Share } from '../../repo/shares.ts'
import type { OpenShareInput, SharedDiagram } from '../../schemas.ts'
import { countOpen } from './count-open.ts'
import { drawnGraph } from './drawn-graph.ts'
import { openLimit } from './limits.ts'
import { provePassword } from './prove-password.ts'
import { shareTokenPrefix } from './share-token.ts'

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

export interface OpenedLink {
  readonly share: Share
  readonly diagram: Diagram
  readonly graph: Graph
}

/** Opens a link and counts that. `isWanted` refuses, as if there were none, what the link is not for. */
export async function openLink(
  ctx: Context,
  { token, password }: OpenShareInput,
  isWanted: (share: Share) => boolean = () => true,
): Promise<OpenedLink> {
  await consumeLimit(ctx, openLimit)
  const tokenHash = isOpaqueToken(token, shareTokenPrefix) ? hashOpaqueToken(token) : null
  if (tokenHash === null) throw noSuchLink()
  let proved: string | null = null
  for (;;) {
    const found = await readLink(ctx, tokenHash, proved)
    if (!found || !isWanted(found.share)) throw noSuchLink()
    const { share, opened } = found
    if (opened) {
      countOpen(ctx, share)
      return { share, ...opened }
    }
    // After the right password the link is read again: it may have been revoked, or have another password.
    proved = await provePassword(ctx, share, password)
  }
}

/** Null where there is no such link now; nothing is `opened` while the link's password is not `proved`. */
function readLink(ctx: Context, tokenHash: string, proved: string | null) {
  return inTransaction(
    ctx.db,
    async (tx) => {
      const share = await findShareByToken(tx, tokenHash)
      if (!share || (share.expiresAt !== null && share.expiresAt <= ctx.now())) return null
      const { orgId, diagramId, passwordHash } = share
      const [organization] = await findOrganizations({ ...ctx, db: tx }, [orgId])
      const diagram = await findDiagramInOrg(tx, { orgId, id: diagramId })
      if (!organization || !diagram || diagram.trashedAt !== null) return null
      if (passwordHash !== null && passwordHash !== proved) return { share, opened: null }
      const { graph } = toDocument(await findElements(tx, { orgId, diagramId }))
      return { share, opened: { diagram, graph: drawnGraph(graph) } }
    },
    { isolation: 'RepeatableRead' },
  )
}

function noSuchLink(): AppError {
  return new AppError(
    'NOT_FOUND',
    'There is nothing behind this link: it was revoked, has expired, or is not complete.',
    { details: { reason: 'link_not_found' } },
  )
}
