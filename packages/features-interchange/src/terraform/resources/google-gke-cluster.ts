import { googleGkeCluster } from '@backarch/services-topology'

import { blocksAt, flagAt, hasBlock, textAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'
import { regionOfResource } from '../mapping/regions.ts'
import { googleNodePoolSettings, zonesOf } from '../shapes/google-node-pool.ts'

export const googleGkeClusterMapping = defineNode({
  types: ['google_container_cluster'],
  kind: googleGkeCluster,
  named: ['name'],
  settings: (attributes, context) => {
    const { project, address } = context
    const resource = project.find(address)
    const region = resource === undefined ? null : regionOfResource(resource, project)
    const location = textAt(attributes, 'location', region)
    const zones = zonesOf(attributes, location)
    const removed = flagAt(attributes, 'remove_default_node_pool', false)
    const pools = blocksAt(attributes, 'node_pool')
    return {
      autopilot: flagAt(attributes, 'enable_autopilot', false),
      // Pools that are written in the cluster take the place of the default one.
      hasDefaultPool: hasBlock(attributes, 'node_pool')
        ? false
        : removed === null
          ? null
          : !removed,
      defaultPool: googleNodePoolSettings(attributes, zones),
      pools:
        pools?.map((pool) => {
          const listed = pool.read('node_locations') === undefined ? attributes : pool
          return googleNodePoolSettings(pool, zonesOf(listed, location))
        }) ?? null,
    }
  },
})
