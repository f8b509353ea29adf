import type { GraphNode } from '@backarch/services-topology/schemas'

import { hoursPerMonth } from '../hours-per-month.ts'
import { pricers } from '../pricers.ts'
import { commitments, type Commitment } from '../schemas/commitment.ts'

/** What a node can be bought with as it is, wherever that has a price. */
export function commitmentsFor(node: GraphNode): Commitment[] {
  return commitments.filter((commitment) => {
    const lines = pricers.get(node.kind)?.lines(node, { hours: hoursPerMonth, commitment }) ?? []
    return lines.some(({ committed }) => committed === true)
  })
}
