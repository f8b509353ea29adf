import type { GraphNode } from '@backarch/services-topology/schemas'

import { hoursPerMonth } from '../hours-per-month.ts'
import type { Buying } from '../pricer.ts'
import { pricers } from '../pricers.ts'
import { commitLines, type CommitmentOutcome } from './commit-lines.ts'
import { costLines, notCounted, type ExactCost, type Rates } from './cost-lines.ts'

interface NodeCost extends ExactCost {
  /** What became of the commitment; absent where nothing can be committed, or is priced. */
  readonly outcome?: CommitmentOutcome | undefined
}

/**
 * What one node costs a month. Throws VALIDATION when its settings or usage are not of its kind's shape.
 */
export function costNode(node: GraphNode, rates: Rates, buying?: Buying): NodeCost {
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
  const { lines, outcome } = commitLines(pricer, node, buying, rates.book)
  // A machine that is stopped all month is known no better for it: zero times an unknown price is not its cost.
  const isStopped = buying?.hours === 0
  const running = isStopped
    ? commitLines(pricer, node, { ...buying, hours: hoursPerMonth }, rates.book).lines
    : lines
  const cost = costLines(identity, lines, rates, running)
  // What is not in the total for another reason is not said to be at a rate.
  const isLost = outcome?.reason === null && cost.resource.status !== 'priced'
  return isLost ? cost : { ...cost, outcome }
}
