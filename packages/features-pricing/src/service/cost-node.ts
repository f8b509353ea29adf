import type { GraphNode } from '@backarch/services-topology/schemas'

import type { PriceBook } from '../catalog/price-book.ts'
import { pricers } from '../pricers.ts'
import { costLines, notCounted, type ExactCost } from './cost-lines.ts'

/**
 * What one node costs a month, in which it runs `hours` if it can be stopped. Throws VALIDATION when its settings or
 * usage are not of its kind's shape.
 */
export function costNode(node: GraphNode, book: PriceBook, hours?: number): ExactCost {
  const identity = {
    address: node.source?.address ?? node.id,
    type: node.source?.type ?? node.kind,
    kind: node.kind,
    region: node.region,
  }
  const pricer = pricers.get(node.kind)
  if (pricer === undefined) {
    return notCounted({ ...identity, status: 'unsupported', monthly: null, components: [] })
  }
  return costLines(identity, pricer.lines(node, hours), book)
}
