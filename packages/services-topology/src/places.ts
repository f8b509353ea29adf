import { findKind } from './component-kinds.ts'
import type { ComponentKind } from './kind.ts'
import type { GraphGroup, GraphNode, JsonValue } from './schemas.ts'

/** Where a component is, as far as the price of what it sends depends on it. */
export interface Place {
  /** Null for a kind that does not exist. */
  readonly provider: ComponentKind['provider'] | null
  readonly region: string | null
  /** By its name; null when nothing says which, or it lies in several. */
  readonly zone: string | null
  /** See `ComponentKind`; null where the region and the zone decide. */
  readonly traffic: ComponentKind['traffic'] | null
}

/**
 * Finds the place of components among these groups. A zone is what the innermost group of kind `zone` around the
 * component is called, or what its settings name. Where both say one and they differ, it is not known.
 */
export function placesIn(groups: readonly GraphGroup[]): (node: GraphNode) => Place {
  const zoneOf = zonesOf(groups)
  return (node) => {
    const kind = findKind(node.kind)
    const told = zoneInSettings(node.settings)
    const around = node.groupId === null ? null : zoneOf(node.groupId)
    return {
      provider: kind?.provider ?? null,
      region: node.region,
      zone: agreed(told, around),
      // A file system that is kept in one zone is of this zone alone.
      traffic: node.settings['oneZone'] === true ? null : (kind?.traffic ?? null),
    }
  }
}

/** Empty when nothing says which; several when it lies in several. */
function zoneInSettings({ availabilityZone, availabilityZones }: GraphNode['settings']): string[] {
  const zones: (JsonValue | undefined)[] = Array.isArray(availabilityZones)
    ? availabilityZones
    : [availabilityZone]
  return zones.filter((zone) => typeof zone === 'string' && zone !== '').map(String)
}

function agreed(told: readonly string[], around: string | null): string | null {
  const zones = new Set(around === null ? told : [around, ...told])
  const [zone = null] = zones
  return zones.size === 1 ? zone : null
}

/** The name of the innermost zone around a group, itself included; each group is looked at once. */
function zonesOf(groups: readonly GraphGroup[]): (groupId: string) => string | null {
  const byId = new Map(groups.map((group) => [group.id, group]))
  const found = new Map<string, string | null>()
  return (groupId) => {
    const way = new Set<string>()
    let zone: string | null = null
    let next: string | null = groupId
    while (next !== null && !way.has(next)) {
      const known = found.get(next)
      const group = byId.get(next)
      if (known !== undefined || group === undefined) {
        zone = known ?? null
        break
      }
      way.add(next)
      if (group.kind === 'zone') {
        zone = group.name.trim() || group.id
        break
      }
      next = group.parentId
    }
    for (const passed of way) found.set(passed, zone)
    return zone
  }
}
