import type { GraphGroup } from '@backarch/services-topology/schemas'

import type { Resource } from '../project/resource.ts'
import { mappingOf } from './assign.ts'
import { type Attributes, referencesAt } from './attributes.ts'
import { elementId } from './element-id.ts'
import { elementName } from './element-name.ts'
import type { Project } from './project.ts'
import { regionOfResource, regionOfZone, zoneOf } from './regions.ts'

/** The groups of a diagram: regions hold networks, networks hold zones, zones hold subnets. */
export interface Groups {
  readonly all: ReadonlyMap<string, GraphGroup>
  /** The group that a resource became, by address. */
  readonly ofResource: ReadonlyMap<string, string>
  readonly region: (name: string) => string
  /** The zone inside a network or region; the group itself when the text names no zone. */
  readonly zone: (parentId: string | null, zone: string | null) => string | null
  /** The region that a group lies in. */
  readonly regionOf: (groupId: string | null) => string | null
}

/** By which a subnet names its network. */
const networkArguments = ['vpc_id', 'network', 'virtual_network_name']

export function buildGroups(
  project: Project,
  attributesOf: (address: string) => Attributes,
): Groups {
  const all = new Map<string, GraphGroup>()
  const ofResource = new Map<string, string>()

  const region = (name: string): string => {
    const id = `region:${name}`
    if (!all.has(id)) all.set(id, { id, kind: 'region', name, parentId: null, settings: {} })
    return id
  }
  const zone = (parentId: string | null, name: string | null): string | null => {
    const inRegion = name === null || name.length > 40 ? null : regionOfZone(name)
    if (name === null || inRegion === null) return parentId
    const parent = parentId ?? region(inRegion)
    const id = elementId(`zone:${parent}:${name}`)
    if (!all.has(id)) all.set(id, { id, kind: 'zone', name, parentId: parent, settings: {} })
    return id
  }
  const add = (
    resource: Resource,
    kind: GraphGroup['kind'],
    parentId: string | null,
    settings: GraphGroup['settings'],
  ) => {
    const id = elementId(resource.address)
    const source = { address: resource.address, type: resource.type }
    all.set(id, {
      id,
      kind,
      name: elementName(resource, ['tags.Name']),
      parentId,
      settings,
      source,
    })
    ofResource.set(resource.address, id)
  }

  // Networks first, so that every subnet finds its own.
  for (const groupKind of ['network', 'subnet'] as const) {
    for (const resource of project.resources) {
      const mapping = mappingOf(resource)
      if (mapping?.outcome !== 'container' || mapping.groupKind !== groupKind) continue
      const attributes = attributesOf(resource.address)
      const name = regionOfResource(resource, project) ?? regionOfMembers(project, resource)
      const outer = name === null ? null : region(name)
      const network = referencesAt(attributes, ...networkArguments).find(({ address }) =>
        ofResource.has(address),
      )
      const inside = network === undefined ? outer : (ofResource.get(network.address) ?? outer)
      add(
        resource,
        groupKind,
        groupKind === 'subnet' ? zone(inside, zoneOf(resource)) : outer,
        mapping.settings(attributes),
      )
    }
  }

  const regionOf = (groupId: string | null): string | null => {
    const group = groupId === null ? undefined : all.get(groupId)
    if (group === undefined) return null
    return group.kind === 'region' ? group.name : regionOf(group.parentId)
  }
  return { all, ofResource, region, zone, regionOf }
}

/** A network without a region of its own lies where its subnets lie. */
function regionOfMembers(project: Project, resource: Resource): string | null {
  for (const member of project.referrers(resource.address)) {
    const zone = mappingOf(member)?.outcome === 'container' ? zoneOf(member) : null
    const found = zone === null ? null : regionOfZone(zone)
    if (found !== null) return found
  }
  return null
}
