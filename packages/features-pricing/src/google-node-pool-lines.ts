import type { googleNodePool } from '@backarch/services-topology'
import type { z } from 'zod'

import { googleMachineLines } from './google-machine-lines.ts'
import type { Line } from './line.ts'
import type { Buying } from './pricer.ts'

type NodePool = z.output<typeof googleNodePool.settings>

/** What the nodes of a pool cost. `nodes`, of each zone, is what a usage file says. */
export function googleNodePoolLines(
  pool: NodePool,
  nodes: number | undefined,
  buying: Buying,
): Line[] {
  const { nodesPerZone, zones, ...machine } = pool
  const inZone = nodes ?? nodesPerZone
  const count = inZone === null || zones === null ? null : inZone * zones
  const unknown = zones === null ? 'zones' : 'nodesPerZone'
  return googleMachineLines({
    machine,
    count,
    ...buying,
    ...(count === null && { note: `the setting ${unknown} is not known` }),
  })
}
