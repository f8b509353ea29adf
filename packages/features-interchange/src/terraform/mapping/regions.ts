import type { Resource } from '../project/resource.ts'
import { scalarOf } from '../values/value.ts'
import type { Project } from './project.ts'

/** Of AWS, `us-gov-west-1`; of Google, `us-central1`, or a multi-region such as `eu`. */
const regionName = /^(?:[a-z]{2}(?:-[a-z]+)+-\d+|[a-z]+-[a-z]+\d+|us|eu|asia|global)$/
const zoneName =
  /^(?:([a-z]{2}(?:-[a-z]+)+-\d+)(?:[a-z]|-[a-z0-9-]+[a-z])|([a-z]+-[a-z]+\d+)-[a-z])$/

/** The region that a zone lies in: `us-west-2a` → `us-west-2`, `us-central1-a` → `us-central1`; null for another text. */
export function regionOfZone(zone: string): string | null {
  const [, aws, google] = zoneName.exec(zone) ?? []
  return aws ?? google ?? null
}

/** The zone that a resource itself names. */
export function zoneOf(resource: Resource): string | null {
  return (
    textArgument(resource, 'availability_zone') ??
    textArgument(resource, 'availability_zone_name') ??
    (providerOf(resource) === 'google' ? textArgument(resource, 'zone') : null)
  )
}

/** The region that a resource tells: by its own arguments, its provider, its zone, or on Azure what it belongs to. */
export function regionOfResource(resource: Resource, project: Project): string | null {
  switch (providerOf(resource)) {
    case 'azurerm':
      return locationOf(resource, project, new Set())
    case 'google': {
      const location = textArgument(resource, 'location')
      if (location !== null) return regionIn([location]) ?? location.toLowerCase()
      return (
        regionIn([textArgument(resource, 'region'), zoneOf(resource)]) ??
        regionOfOwner(resource, project) ??
        regionOfProvider(resource)
      )
    }
    default:
      return (
        regionIn([textArgument(resource, 'region'), resource.region(), zoneOf(resource)]) ??
        regionOfProvider(resource)
      )
  }
}

/** Also one that there is not: whoever looks for its prices says so. */
function regionOfProvider(resource: Resource): string | null {
  const text = resource.region()
  if (text === null) return null
  return regionIn([text]) ?? (/^[\w-]{1,64}$/.test(text) ? text.toLowerCase() : null)
}

/** By which a resource of Google Cloud names the one that it is part of, and lies where that does. */
const owningArguments: ReadonlySet<string> = new Set(['cluster', 'dataset_id', 'key_ring'])

function regionOfOwner(resource: Resource, project: Project): string | null {
  for (const { argument, references } of project.references(resource.address)) {
    if (!owningArguments.has(argument)) continue
    for (const { address } of references) {
      const owner = address === resource.address ? undefined : project.find(address)
      // One step: a cluster, a dataset and a key ring say themselves where they lie.
      const location = owner === undefined ? null : textArgument(owner, 'location')
      if (location !== null) return regionIn([location]) ?? location.toLowerCase()
    }
  }
  return null
}

/** The first of these texts that names a region or a zone. */
function regionIn(texts: readonly (string | null)[]): string | null {
  for (const text of texts) {
    if (text === null) continue
    const name = text.toLowerCase()
    const region = regionName.test(name) ? name : regionOfZone(name)
    if (region !== null) return region
  }
  return null
}

/** Azure's provider has no region: what names no location lies where that is what it belongs to, its group last. */
function locationOf(
  resource: Resource,
  project: Project,
  seen: ReadonlySet<string>,
): string | null {
  const location = textArgument(resource, 'location')
  if (location !== null) return location.toLowerCase().replaceAll(' ', '')
  if (seen.has(resource.address)) return null
  const passed = new Set(seen).add(resource.address)
  const isGroup = ({ argument }: { readonly argument: string }) =>
    argument === 'resource_group_name'
  const owners = project
    .references(resource.address)
    .toSorted((one, other) => Number(isGroup(one)) - Number(isGroup(other)))
  for (const { address } of owners.flatMap(({ references }) => references)) {
    const owner = project.find(address)
    const found = owner === undefined ? null : locationOf(owner, project, passed)
    if (found !== null) return found
  }
  const group = groupOf(resource, project)
  return group === undefined
    ? null
    : (textArgument(group, 'location')?.toLowerCase().replaceAll(' ', '') ?? null)
}

/** The resource group that is named by its text. */
function groupOf(resource: Resource, project: Project): Resource | undefined {
  const name = textArgument(resource, 'resource_group_name')
  if (name === null) return undefined
  return project.resources.find(
    (other) => other.type === 'azurerm_resource_group' && textArgument(other, 'name') === name,
  )
}

function providerOf({ type }: Resource): string {
  return type.slice(0, type.indexOf('_'))
}

function textArgument(resource: Resource, name: string): string | null {
  const value = resource.read(name)
  const text = value === undefined ? null : scalarOf(value)
  return typeof text === 'string' ? text : null
}
