import { type Bounds, groupBounds, nodeSize } from '@backarch/services-topology/group-bounds'
import type { Graph } from '@backarch/services-topology/schemas'

/** A node or a group as it is drawn. */
interface Drawn {
  readonly what: string
  readonly box: Bounds
  /** The groups that it is in, at whatever depth, and it itself. */
  readonly within: ReadonlySet<string>
}

/**
 * What is wrong with where a diagram's elements are: a place that is none, two elements on top of each other, a
 * member outside its group, a stranger inside one. Empty when all is well.
 */
export function layoutFaults(graph: Graph): string[] {
  const parents = new Map(graph.groups.map(({ id, parentId }) => [id, parentId]))
  const bounds = groupBounds(graph)
  const groupsAround = (groupId: string | null): string[] =>
    groupId === null ? [] : [groupId, ...groupsAround(parents.get(groupId) ?? null)]
  const nodes = graph.nodes.map(({ id, groupId, position }): Drawn => {
    const box = { ...position, ...nodeSize }
    return { what: id, box, within: new Set(groupsAround(groupId)) }
  })
  const groups = graph.groups.map(({ id }): Drawn => {
    const box = bounds.get(id) ?? { x: NaN, y: NaN, width: NaN, height: NaN }
    return { what: id, box, within: new Set(groupsAround(id)) }
  })
  const all = [...nodes, ...groups]
  return [
    ...all.flatMap(({ what, box }) =>
      Object.values(box).every(Number.isSafeInteger) ? [] : [`${what} has no whole position`],
    ),
    ...all.flatMap((a, index) =>
      all.slice(index + 1).flatMap((b) => {
        // A group around a node or around another group.
        const outer = b.within.has(a.what) ? a : a.within.has(b.what) ? b : null
        const inner = outer === a ? b : a
        if (outer === null) return overlap(a.box, b.box) ? [`${a.what} lies on ${b.what}`] : []
        return contains(outer.box, inner.box) ? [] : [`${inner.what} is outside ${outer.what}`]
      }),
    ),
  ]
}

function overlap(a: Bounds, b: Bounds): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

function contains(outer: Bounds, inner: Bounds): boolean {
  return (
    outer.x <= inner.x &&
    outer.y <= inner.y &&
    outer.x + outer.width >= inner.x + inner.width &&
    outer.y + outer.height >= inner.y + inner.height
  )
}
