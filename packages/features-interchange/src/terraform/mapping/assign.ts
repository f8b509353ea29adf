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
  /** The component kind that it becomes; null for what is part of something else and costs nothing of its own. */
  readonly kind: string | null
}

/** In alphabetical order. */
export const terraformTypes: readonly TerraformType[] = [...mappings]
  .map(([type, mapping]) => ({ type, kind: mapping.outcome === 'node' ? mapping.kind.id : null }))
  .toSorted((one, other) => (one.type < other.type ? -1 : 1))

/** What becomes of a resource; null when its type is not known. */
export function mappingOf(resource: Resource): Mapping | null {
  return mappings.get(resource.type) ?? null
}

/** The node mapping of a resource that is a component of its own. */
export function nodeMappingOf(resource: Resource, attributes: Attributes): NodeMapping | null {
  const mapping = mappingOf(resource)
  if (mapping?.outcome === 'connector' || mapping?.outcome === 'property') {
    return mapping.billed?.when(attributes) === true ? mapping.billed.as : null
  }
  if (mapping?.outcome !== 'node') return null
  return (mapping.partOf?.(attributes).length ?? 0) > 0 ? null : mapping
}
