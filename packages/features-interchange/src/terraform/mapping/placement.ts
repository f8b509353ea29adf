import type { Resource } from '../project/resource.ts'
import type { Groups } from './groups.ts'
import type { Project } from './project.ts'
import { regionOfResource, zoneOf } from './regions.ts'

/** Arguments that say where a resource runs, the most telling first. */
const placing: ReadonlySet<string> = new Set([
  'cluster_identifier',
  'db_subnet_group_name',
  'default_node_pool',
  'delegated_subnet_id',
  'ip_configuration',
  'network',
  'network_configuration',
  'network_interface',
  'network_interface_ids',
  'security_group_ids',
  'security_groups',
  'subnet_group_name',
  'subnet_id',
  'subnet_ids',
  'subnet_mapping',
  'subnets',
  'subnetwork',
  'virtual_network_subnet_id',
  'vnet_subnet_id',
  'vpc_config',
  'vpc_id',
  'vpc_security_group_ids',
  'vpc_zone_identifier',
])

/** Resources through which a placement is found: what they refer to in turn. */
const between: ReadonlySet<string> = new Set([
  'aws_db_subnet_group',
  'aws_elasticache_subnet_group',
  'aws_network_interface',
  'aws_rds_cluster',
  'aws_security_group',
  'azurerm_network_interface',
])

export interface Placement {
  readonly groupId: string | null
  readonly region: string | null
}

/** The innermost group that holds the whole resource, and the region it lies in. */
export function placementOf(resource: Resource, project: Project, groups: Groups): Placement {
  const found = new Set<string>()
  collect(resource, project, groups, found, new Set())
  if (found.size === 0) {
    for (const source of sourcesOf(resource, project)) {
      collect(source, project, groups, found, new Set())
    }
  }
  const subnets = [...found].filter((id) => groups.all.get(id)?.kind === 'subnet')
  const candidates = subnets.length > 0 ? subnets : [...found]
  const shared = commonGroup(candidates, groups)
  if (shared !== null) {
    return {
      groupId: shared,
      region: regionOfResource(resource, project) ?? groups.regionOf(shared),
    }
  }
  const region = regionOfResource(resource, project)
  const outer = region === null ? null : groups.region(region)
  return { groupId: groups.zone(outer, zoneOf(resource)), region }
}

/** A replica in the region of its source lies beside it when it says nothing else. */
function sourcesOf(resource: Resource, project: Project): Resource[] {
  return project
    .references(resource.address)
    .filter(({ argument }) => argument === 'replicate_source_db')
    .flatMap(({ references }) => references.map(({ address }) => project.find(address)))
    .filter((source) => source !== undefined)
    .filter((source) => regionOfResource(source, project) === regionOfResource(resource, project))
}

function collect(
  resource: Resource,
  project: Project,
  groups: Groups,
  found: Set<string>,
  seen: Set<string>,
): void {
  if (seen.has(resource.address)) return
  seen.add(resource.address)
  for (const { argument, references } of project.references(resource.address)) {
    if (!placing.has(argument)) continue
    for (const { address } of references) {
      const group = groups.ofResource.get(address)
      if (group !== undefined) found.add(group)
      const next = project.find(address)
      if (next !== undefined && between.has(next.type)) collect(next, project, groups, found, seen)
    }
  }
}

/** The innermost group that holds all of these; null when there is none. */
function commonGroup(ids: readonly string[], groups: Groups): string | null {
  const [first, ...others] = ids.map((id) => withAncestors(id, groups))
  return first?.find((id) => others.every((path) => path.includes(id))) ?? null
}

function withAncestors(id: string, groups: Groups): string[] {
  const path: string[] = []
  for (let next: string | null = id; next !== null; next = groups.all.get(next)?.parentId ?? null) {
    path.push(next)
  }
  return path
}
