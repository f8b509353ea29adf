import type { Graph } from '@backarch/services-topology/schemas'

import type { Positions } from './messages.ts'

/** The diagram with these positions; what they do not name stays where it is. */
export function place(graph: Graph, positions: Positions): Graph {
  return {
    ...graph,
    nodes: graph.nodes.map((node) => ({
      ...node,
      position: positions.get(node.id) ?? node.position,
    })),
    groups: graph.groups.map((group) => {
      const position = positions.get(group.id)
      return position === undefined ? group : { ...group, position }
    }),
  }
}
