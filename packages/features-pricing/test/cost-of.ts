import type { CostComponent, ResourceCost } from '../src/schemas.ts'
import { estimateGraph } from '../src/service/estimate.ts'
import { nodeOf, type NodeOptions } from './node-of.ts'

/** What one node costs with the bundled catalog. */
export function costOf(
  kind: string,
  settings: Parameters<typeof nodeOf>[1],
  options: NodeOptions = {},
): ResourceCost {
  const node = nodeOf(kind, settings, options)
  const [cost] = estimateGraph({ nodes: [node], edges: [], groups: [] }).resources
  if (cost === undefined) throw new Error('one node must give one resource')
  return cost
}

/** A bill as a reader checks it: name, quantity, unit, price of one, amount. */
export function billOf({ components }: ResourceCost) {
  return components.map(
    ({ name, quantity, unit, unitPrice, monthly }: CostComponent) =>
      [name, quantity, unit, unitPrice, monthly] as const,
  )
}
