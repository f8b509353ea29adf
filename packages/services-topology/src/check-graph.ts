import type { z } from 'zod'

import { findKind } from './component-kinds.ts'
import type { Graph, GraphGroup, GraphNode } from './schemas.ts'

/** One thing that is wrong with a graph. */
export interface GraphProblem {
  readonly reason:
    | 'duplicate_id'
    | 'missing_end'
    | 'missing_group'
    | 'group_cycle'
    | 'unknown_kind'
    | 'invalid_settings'
    | 'invalid_usage'
  /** Id of the element that has to change. */
  readonly element: string
  /** Where it is the node's kind or one of its settings or usages: `kind`, `settings.fifo`, … */
  readonly field?: string
  /** One sentence that names the element and what to change. */
  readonly message: string
}

/**
 * What the shape of a graph cannot say: that ids are unique, references lead somewhere, groups do not contain
 * each other, and settings and usage are those of each node's kind. Empty when all is well.
 */
export function checkGraph(graph: Graph): GraphProblem[] {
  return [
    ...duplicateIds(graph),
    ...missingReferences(graph),
    ...groupCycles(graph.groups),
    ...graph.nodes.flatMap(checkNode),
  ]
}

/** Nodes, edges and groups share one space of ids, so that a reference to an element needs no type. */
function duplicateIds({ nodes, edges, groups }: Graph): GraphProblem[] {
  const seen = new Set<string>()
  return [...nodes, ...edges, ...groups].flatMap(({ id }): GraphProblem[] => {
    if (!seen.has(id)) {
      seen.add(id)
      return []
    }
    return [{ reason: 'duplicate_id', element: id, message: `The id "${id}" is used twice.` }]
  })
}

function missingReferences({ nodes, edges, groups }: Graph): GraphProblem[] {
  const nodeIds = new Set(nodes.map(({ id }) => id))
  const groupIds = new Set(groups.map(({ id }) => id))
  const problems: GraphProblem[] = []
  const missingGroup = (element: string, what: string, groupId: string | null) => {
    if (groupId === null || groupIds.has(groupId)) return
    const message = `${what} "${element}" is in group "${groupId}", which does not exist.`
    problems.push({ reason: 'missing_group', element, message })
  }
  for (const node of nodes) missingGroup(node.id, 'Node', node.groupId)
  for (const group of groups) missingGroup(group.id, 'Group', group.parentId)
  for (const edge of edges) {
    for (const end of [edge.from, edge.to]) {
      if (nodeIds.has(end)) continue
      const message = `Edge "${edge.id}" ends at node "${end}", which does not exist.`
      problems.push({ reason: 'missing_end', element: edge.id, message })
    }
  }
  return problems
}

/** Follows every group outwards once; a group met again on the same way lies inside itself. */
function groupCycles(groups: readonly GraphGroup[]): GraphProblem[] {
  const parents = new Map(groups.map((group) => [group.id, group.parentId]))
  const settled = new Set<string>()
  const problems: GraphProblem[] = []
  for (const { id } of groups) {
    const way = new Set<string>()
    let next: string | null | undefined = id
    while (next !== null && next !== undefined && !settled.has(next) && !way.has(next)) {
      way.add(next)
      next = parents.get(next)
    }
    if (next !== null && next !== undefined && way.has(next)) {
      const message = `Group "${next}" contains itself through its parents.`
      problems.push({ reason: 'group_cycle', element: next, message })
    }
    for (const member of way) settled.add(member)
  }
  return problems
}

/** Whether a node is of a kind that exists, and its settings and usage are of that kind's shape. */
export function checkNode(node: GraphNode): GraphProblem[] {
  const kind = findKind(node.kind)
  if (kind === undefined) {
    const message = `Node "${node.id}" has the kind "${node.kind}", which does not exist.`
    return [{ reason: 'unknown_kind', element: node.id, field: 'kind', message }]
  }
  return [
    ...shapeProblems(node, 'settings', kind.settings),
    ...shapeProblems(node, 'usage', kind.usage),
  ]
}

function shapeProblems(
  node: GraphNode,
  part: 'settings' | 'usage',
  schema: z.ZodObject,
): GraphProblem[] {
  const parsed = schema.safeParse(node[part])
  if (parsed.success) return []
  const what = part === 'settings' ? 'setting' : 'usage'
  return parsed.error.issues.map((issue): GraphProblem => {
    const path = issue.path.map(String).join('.')
    const where = path === '' ? what : `${what} "${path.slice(0, 200)}"`
    const [key] = issue.code === 'unrecognized_keys' && path === '' ? issue.keys : issue.path
    return {
      reason: `invalid_${part}`,
      element: node.id,
      field: key === undefined ? part : `${part}.${String(key)}`,
      // An unknown key is quoted, however long.
      message: `Node "${node.id}", ${where}: ${issue.message.slice(0, 300)}.`,
    }
  })
}
