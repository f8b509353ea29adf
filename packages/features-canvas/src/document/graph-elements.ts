import type { Graph } from '@backarch/services-topology/schemas'

import type { Element } from '../schemas/element.ts'
import type { Sources } from '../schemas/operations.ts'

/** A whole document as callers see it. */
export interface Document {
  readonly graph: Graph
  readonly sources: Sources
}

export function toElements({ graph, sources }: Document): Element[] {
  return [
    ...graph.groups.map((value): Element => ({ type: 'group', value })),
    ...graph.nodes.map((value): Element => ({ type: 'node', value })),
    ...graph.edges.map((value): Element => ({ type: 'edge', value })),
    { type: 'sources', value: sources },
  ]
}

export function toDocument(elements: Iterable<Element>): Document {
  const graph: Graph = { nodes: [], edges: [], groups: [] }
  let sources: Sources = { others: [], usageFile: null }
  for (const element of elements) {
    if (element.type === 'node') graph.nodes.push(element.value)
    else if (element.type === 'edge') graph.edges.push(element.value)
    else if (element.type === 'group') graph.groups.push(element.value)
    else sources = element.value
  }
  return { graph, sources }
}
