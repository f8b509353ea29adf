import type { Context } from '@backarch/api'
import { inTransaction } from '@backarch/db'
import { openPrices, type Prices } from '@backarch/features-pricing'
import { listPlans } from '@backarch/services-access'

import { toDocument } from '../../document/graph-elements.ts'
import { findDiagramsOfOtherEdition, putBill } from '../../repo/bills.ts'
import { lockDiagramInOrg, type DiagramKey } from '../../repo/diagrams.ts'
import { findElements } from '../../repo/elements.ts'
import { tellOf } from '../live/diagram-channel.ts'
import { billOf } from './bill-after.ts'

/**
 * Prices the diagrams anew whose cost is of prices or terms that hold no more, one at a time; no version is made. What
 * fails for one diagram is logged and keeps no other from it.
 */
export async function priceAnew(ctx: Context): Promise<void> {
  let last: string | null = null
  let priced = 0
  do {
    const orgs: readonly { readonly orgId: string }[] = await listPlans(ctx, last)
    for (const { orgId } of orgs) priced += await priceInOrganization(ctx, orgId)
    last = orgs.at(-1)?.orgId ?? null
  } while (last !== null && !ctx.signal.aborted)
  if (priced > 0) ctx.log.info({ priced }, 'diagrams priced anew')
}

async function priceInOrganization(ctx: Context, orgId: string): Promise<number> {
  const prices = await openPrices(ctx.db, orgId)
  const { edition } = prices
  let last: string | null = null
  let priced = 0
  do {
    const asked = { orgId, edition, after: last }
    const ids: readonly string[] = await findDiagramsOfOtherEdition(ctx.db, asked)
    for (const id of ids) {
      if (ctx.signal.aborted) return priced
      try {
        if (await priceDiagram(ctx, { orgId, id }, prices)) priced += 1
      } catch (error) {
        ctx.log.error({ err: error, orgId, diagramId: id }, 'a diagram could not be priced anew')
      }
    }
    last = ids.at(-1) ?? null
  } while (last !== null)
  return priced
}

async function priceDiagram(ctx: Context, key: DiagramKey, prices: Prices): Promise<boolean> {
  return inTransaction(ctx.db, async (tx) => {
    const diagram = await lockDiagramInOrg(tx, key)
    if (diagram === null || diagram.bill.edition === prices.edition) return false
    const document = toDocument(await findElements(tx, { orgId: key.orgId, diagramId: key.id }))
    const book = await prices.bookFor(tx, document.graph.nodes)
    await putBill(tx, key, billOf(document, { strict: false, book }))
    await tellOf(tx, diagram)
    return true
  })
}
