import { placesIn } from '@backarch/services-topology'
import type { Graph, GraphEdge, GraphNode } from '@backarch/services-topology/schemas'

import type { End } from './route.ts'
import type { Transfer } from './transfer-lines.ts'

/**
 * The edges of which somebody has said what goes over them, each with where it ends. Of the others nothing is known to
 * be billed, and most that are read from code are such.
 */
export function transfersIn({ nodes, edges, groups }: Graph): Transfer[] {
  const told = edges.filter(isTold)
  if (told.length === 0) return []
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const placeOf = placesIn(groups)
  const endOf = (node: GraphNode): End => ({ name: nameOf(node), ...placeOf(node) })
  return told.flatMap((edge) => {
    const [from, to] = [byId.get(edge.from), byId.get(edge.to)]
    // `checkGraph` is what refuses an edge that ends nowhere.
    return from && to ? [{ edge, from: endOf(from), to: endOf(to) }] : []
  })
}

function isTold(edge: GraphEdge): edge is Transfer['edge'] {
  return edge.volume !== null
}

function nameOf({ id, source }: GraphNode): string {
  return source?.address ?? id
}
