import type { ComponentKind } from '@backarch/services-topology'

import type { Resource } from '../project/resource.ts'
import * as resources from '../resources/index.ts'
import type { Attributes } from './attributes.ts'
import type { Mapping, NodeMapping } from './mapping.ts'

const mappings: ReadonlyMap<string, Mapping> = new Map(
  Object.values(resources)
    .flatMap((exported): readonly Mapping[] => ('outcome' in exported ? [exported] : exported))
    .flatMap((mapping) => mapping.types.map((type) => [type, mapping] as const)),
)

/** A type of resource that the importer knows. */
export interface TerraformType {
  readonly type: string
  /** The component kind that it becomes, always or when it is billed; null for what never costs anything of its own. */
  readonly kind: string | null
}

/** In alphabetical order. */
export const terraformTypes: readonly TerraformType[] = [...mappings]
  .map(([type, mapping]) => ({ type, kind: kindOf(mapping)?.id ?? null }))
  .toSorted((one, other) => (one.type < other.type ? -1 : 1))

function kindOf(mapping: Mapping): ComponentKind | undefined {
  if (mapping.outcome === 'node') return mapping.kind
  return mapping.outcome === 'container' ? undefined : mapping.billed?.as.kind
}

/** What becomes of a resource; null when its type is not known. */
export function mappingOf(resource: Resource): Mapping | null {
  return mappings.get(resource.type) ?? null
}

/** The node mapping of a resource that is a component of its own. */
export function nodeMappingOf(resource: Resource, attributes: Attributes): NodeMapping | null {
  const mapping = mappingOf(resource)
  if (mapping?.outcome === 'connector' || mapping?.outcome === 'property') {
    return mapping.billed?.when(attributes, resource) === true ? mapping.billed.as : null
  }
  if (mapping?.outcome !== 'node') return null
  return (mapping.partOf?.(attributes).length ?? 0) > 0 ? null : mapping
}
