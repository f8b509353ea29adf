import type { Resource } from '../project/resource.ts'
import { mappingOf } from './assign.ts'
import { type Attributes, referencesAt } from './attributes.ts'
import type { Project } from './project.ts'

/** The addresses of the component or group that a property belongs to, by the property's address. */
export type Owners = (address: string) => string | null

/**
 * Finds owners: first what the property's own arguments name, then who refers to it, directly or through
 * other properties.
 */
export function ownersOf(
  project: Project,
  attributesOf: (address: string) => Attributes,
  isElement: (address: string) => boolean,
): Owners {
  const known = new Map<string, string | null>()

  const find = (resource: Resource, path: ReadonlySet<string>): string | null => {
    if (isElement(resource.address)) return resource.address
    const before = known.get(resource.address)
    if (before !== undefined) return before
    if (path.has(resource.address)) return null
    const inner = new Set(path).add(resource.address)
    const owner =
      byArguments(resource, inner) ?? byReferrers(resource, inner) ?? otherwise(resource, inner)
    // Inside a loop the answer depends on where the search began.
    if (owner !== null || path.size === 0) known.set(resource.address, owner)
    return owner
  }

  const named = (resource: Resource, args: readonly string[], path: ReadonlySet<string>) => {
    for (const { address } of referencesAt(attributesOf(resource.address), ...args)) {
      const found = project.find(address)
      const owner = found === undefined ? null : find(found, path)
      if (owner !== null) return owner
    }
    return null
  }

  const byArguments = (resource: Resource, path: ReadonlySet<string>) => {
    const mapping = mappingOf(resource)
    if (mapping?.outcome === 'node') {
      const parts = mapping.partOf?.(attributesOf(resource.address)) ?? []
      return parts.find(({ address }) => isElement(address))?.address ?? null
    }
    return mapping?.outcome === 'property' ? named(resource, mapping.of, path) : null
  }

  const byReferrers = (resource: Resource, path: ReadonlySet<string>) => {
    const mapping = mappingOf(resource)
    if (mapping?.outcome !== 'property') return null
    const candidates = project
      .referrers(resource.address)
      .filter(({ type }) => type !== resource.type && (mapping.by?.includes(type) ?? true))
    const direct = candidates.find(({ address }) => isElement(address))
    if (direct !== undefined) return direct.address
    for (const candidate of candidates) {
      const owner = mappingOf(candidate)?.outcome === 'property' ? find(candidate, path) : null
      if (owner !== null) return owner
    }
    return null
  }

  const otherwise = (resource: Resource, path: ReadonlySet<string>) => {
    const mapping = mappingOf(resource)
    return mapping?.outcome === 'property' ? named(resource, mapping.otherwise ?? [], path) : null
  }

  return (address) => {
    const resource = project.find(address)
    return resource === undefined ? null : find(resource, new Set())
  }
}
