import { isFree, transferLines, type Transfer } from '../transfer/transfer-lines.ts'
import { costLines, type ExactCost, type Rates } from './cost-lines.ts'

/** What the network bills a month for what goes over an edge. */
export function costEdge(transfer: Transfer, rates: Rates): ExactCost {
  const { edge, from, to } = transfer
  const lines = transferLines(transfer)
  const identity = {
    address: `${from.name} → ${to.name}`,
    type: 'data-transfer',
    kind: null,
    region: from.region ?? to.region,
    edge: edge.id,
  }
  const cost = costLines(identity, lines, rates)
  if (!lines.every(isFree)) return cost
  return { ...cost, resource: { ...cost.resource, status: 'free', monthly: 0 } }
}
