import type { Graph } from '@backarch/services-topology/schemas'

/**
 * A graph as strangers see it: what is drawn and how it is configured. How much it is used, which with public prices tells
 * what it costs, where it stands in the source, and the free settings of groups are left out.
 */
export function drawnGraph({ nodes, edges, groups }: Graph): Graph {
  return {
    nodes: nodes.map(({ source: _, ...node }) => ({ ...node, usage: {} })),
    edges: edges.map(({ source: _, ...edge }) => ({ ...edge, volume: null })),
    groups: groups.map(({ source: _, ...group }) => ({ ...group, settings: {} })),
  }
}
