import { googleNodePool } from '@backarch/services-topology'

import { noAttributes, referencesAt, textAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'
import { regionOfResource } from '../mapping/regions.ts'
import { googleNodePoolSettings, zonesOf } from '../shapes/google-node-pool.ts'

/** A pool has the zones of its cluster, unless it says some itself. */
export const googleNodePoolMapping = defineNode({
  types: ['google_container_node_pool'],
  kind: googleNodePool,
  named: ['name'],
  links: { cluster: { direction: 'none' } },
  settings: (attributes, context) => {
    const { project } = context
    const found = referencesAt(attributes, 'cluster').find(
      ({ address }) => project.find(address)?.type === 'google_container_cluster',
    )
    const cluster = found === undefined ? noAttributes : context.attributesOf(found.address)
    const own = ['location', 'zone', 'region'].find((name) => attributes.read(name) !== undefined)
    const resource = project.find(context.address)
    const region = resource === undefined ? null : regionOfResource(resource, project)
    const location =
      own === undefined ? textAt(cluster, 'location', region) : textAt(attributes, own)
    const listed = attributes.read('node_locations') === undefined ? cluster : attributes
    return googleNodePoolSettings(attributes, zonesOf(listed, location))
  },
})
