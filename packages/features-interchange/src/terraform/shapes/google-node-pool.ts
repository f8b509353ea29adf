import {
  type Attributes,
  blockAt,
  countAt,
  flagAt,
  numberAt,
  textAt,
  textsAt,
} from '../mapping/attributes.ts'
import { googleAccelerators } from './google-machine.ts'

const zone = /-[a-z]$/

/** Zones of a cluster or pool: a region has three, unless some are listed; those of a zonal one come on top of it. */
export function zonesOf(attributes: Attributes, location: string | null): number | null {
  const listed = textsAt(attributes, 'node_locations')
  if (listed === null) return null
  const zonal = location === null ? null : zone.test(location)
  if (zonal === true) return new Set([location, ...listed]).size
  if (listed.length > 0) return listed.length
  return zonal === null ? null : 3
}

/** The first of these that the pool says; the Google Cloud CLI makes three nodes in a zone when none is said. */
function nodesOf(pool: Attributes, zones: number | null) {
  const said = ['node_count', 'initial_node_count'].find((name) => pool.read(name) !== undefined)
  if (said !== undefined) return { nodesPerZone: countAt(pool, said), zones }
  const scaling = blockAt(pool, 'autoscaling')
  // Counts the nodes of all zones together.
  if (scaling.read('total_min_node_count') !== undefined)
    return { nodesPerZone: countAt(scaling, 'total_min_node_count'), zones: 1 }
  return { nodesPerZone: countAt(scaling, 'min_node_count', 3), zones }
}

/** The machines of a pool, in so many zones. */
export function googleNodePoolSettings(pool: Attributes, zones: number | null) {
  const config = blockAt(pool, 'node_config')
  const spot = flagAt(config, 'spot', false)
  const preemptible = flagAt(config, 'preemptible', false)
  const cheap = spot === true || preemptible === true
  const known = spot !== null && preemptible !== null
  const ephemeral = blockAt(config, 'ephemeral_storage_local_ssd_config')
  const localSsds = countAt(ephemeral, 'local_ssd_count', 0)
  return {
    machineType: textAt(config, 'machine_type', 'e2-medium'),
    purchaseOption: cheap ? ('preemptible' as const) : known ? ('on-demand' as const) : null,
    disks: [
      {
        diskType: textAt(config, 'disk_type', 'pd-standard'),
        sizeGb: numberAt(config, 'disk_size_gb', 100),
      },
    ],
    localSsdCount: countAt(config, 'local_ssd_count', localSsds),
    accelerators: googleAccelerators(config),
    ...nodesOf(pool, zones),
  }
}
