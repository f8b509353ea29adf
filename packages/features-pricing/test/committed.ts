import type { GraphNode } from '@backarch/services-topology/schemas'

import type { Commitment, Estimate } from '../src/schemas.ts'
import { estimate } from '../src/service/estimate.ts'
import { billOf } from './cost-of.ts'
import { nodeOf, type NodeOptions } from './node-of.ts'

/** What nodes cost when all that can be is committed. */
export function committed(
  commitment: Commitment,
  nodes: readonly GraphNode[],
  machineHours = 730,
): Estimate {
  const graph = { nodes: [...nodes], edges: [], groups: [] }
  return estimate({ graph, commitment, machineHours })
}

/** The bill of each node. */
export function billsUnder(commitment: Commitment, nodes: readonly GraphNode[], hours = 730) {
  return committed(commitment, nodes, hours).resources.map(billOf)
}

/** A machine of Compute Engine without disks. */
export function google(settings: Parameters<typeof nodeOf>[1], options: NodeOptions = {}) {
  return nodeOf(
    'google.compute-instance',
    { disks: [], ...settings },
    { region: 'us-central1', ...options },
  )
}
