import type { Graph, GraphEdge, GraphGroup } from '@backarch/services-topology/schemas'
import { z } from 'zod'

import { place } from '../layout/place.ts'
import type { TemplateNode } from './parts.ts'
import allPositions from './positions.json' with { type: 'json' }

/** A whole architecture to begin a diagram with. */
export interface Template {
  /** Names its file and stays for ever: clients and links hold it. */
  readonly id: string
  readonly name: string
  /** What it is for, how it works, and what in it stands for something that has no component kind yet. */
  readonly description: string
  readonly graph: Graph
}

/**
 * What `layoutGraph` answered for each template; nobody writes it by hand. A new template is one file here and its
 * line in `index.ts`; then `npx vitest run --config ../../vitest.config.ts test/templates.test.ts --update`, in the
 * package's folder, puts its elements into their places, and the same tests say what is missing.
 */
const positionsOf = z
  .record(z.string(), z.record(z.string(), z.tuple([z.number(), z.number()])))
  .parse(allPositions)

export function defineTemplate({
  graph: { nodes, edges, groups },
  ...about
}: Omit<Template, 'graph'> & {
  readonly graph: {
    readonly groups: GraphGroup[]
    readonly nodes: readonly TemplateNode[]
    readonly edges: GraphEdge[]
  }
}): Template {
  const graph = {
    nodes: nodes.map((node) => ({
      ...node,
      region: regionAround(node.groupId, groups),
      position: { x: 0, y: 0 },
    })),
    edges,
    groups,
  }
  const positions = Object.entries(positionsOf[about.id] ?? {})
  const placed = place(graph, new Map(positions.map(([id, [x, y]]) => [id, { x, y }])))
  return { ...about, graph: placed }
}

/** The region that a group is in; null for none. */
function regionAround(groupId: string | null, groups: readonly GraphGroup[]): string | null {
  const group = groups.find(({ id }) => id === groupId)
  if (group === undefined) return null
  return group.kind === 'region' ? group.name : regionAround(group.parentId, groups)
}
