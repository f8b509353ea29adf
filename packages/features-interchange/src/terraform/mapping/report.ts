import type { GraphNode } from '@backarch/services-topology/schemas'

import type { ImportedResource } from '../../schemas.ts'
import type { Resource } from '../project/resource.ts'
import { mappingOf } from './assign.ts'
import type { Attributes } from './attributes.ts'
import type { Edges } from './edges.ts'
import type { Groups } from './groups.ts'
import type { Owners } from './owners.ts'

/** What a project became. */
export interface Drawing {
  /** By address. */
  readonly nodes: ReadonlyMap<string, GraphNode>
  readonly groups: Groups
  readonly edges: Edges
  readonly owners: Owners
  readonly attributesOf: (address: string) => Attributes
}

/** Says of one resource what it became, and in which element it can be found. */
export function reportOf(resource: Resource, drawing: Drawing): ImportedResource {
  const { address, type } = resource
  const mapping = mappingOf(resource)
  const node = drawing.nodes.get(address)
  if (node !== undefined) return { address, type, outcome: 'node', into: node.id }
  const group = drawing.groups.ofResource.get(address)
  if (group !== undefined) return { address, type, outcome: 'container', into: group }
  const costly =
    mapping?.outcome === 'property' && mapping.free?.(drawing.attributesOf(address)) === false
  if (mapping === null || costly) return { address, type, outcome: 'unsupported' }
  const edge = drawing.edges.ofConnector.get(address)
  if (edge !== undefined && mapping.outcome === 'connector') {
    return { address, type, outcome: 'connector', into: edge }
  }
  const into = ownerOf(address, drawing) ?? drawing.edges.onlyEnd.get(address)
  return into === undefined
    ? { address, type, outcome: 'property' }
    : { address, type, outcome: 'property', into }
}

function ownerOf(address: string, { nodes, groups, owners }: Drawing): string | undefined {
  const owner = owners(address)
  if (owner === null) return undefined
  return nodes.get(owner)?.id ?? groups.ofResource.get(owner)
}
