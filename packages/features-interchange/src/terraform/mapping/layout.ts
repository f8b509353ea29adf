import { findKind } from '@backarch/services-topology'
import type { GraphGroup, GraphNode } from '@backarch/services-topology/schemas'

/** All in the canvas's pixels. */
const node = { width: 180, height: 90 }
const gap = 40
const padding = { side: 40, top: 60 }

interface Box {
  readonly width: number
  readonly height: number
  /** Puts everything in the box, its corner being here. */
  readonly place: (x: number, y: number) => void
}

/** From where requests enter to where data rests. */
const order = [
  'cdn',
  'network',
  'compute',
  'messaging',
  'database',
  'storage',
  'security',
  'operations',
]

/**
 * Gives every node a place: the nodes of a group in a grid, its inner groups in rows below. No two nodes
 * and no two neighbouring groups overlap, and the same graph always gets the same places.
 */
export function layOut(nodes: readonly GraphNode[], groups: Iterable<GraphGroup>): GraphNode[] {
  const positions = new Map<string, { x: number; y: number }>()
  const members = groupBy(nodes, (member) => member.groupId)
  const inner = groupBy([...groups], (group) => group.parentId)

  const boxOf = (groupId: string | null): Box => {
    const own = (members.get(groupId) ?? [])
      .toSorted((a, b) => rank(a) - rank(b))
      .map((member): Box => ({
        ...node,
        place: (x, y) => positions.set(member.id, { x, y }),
      }))
    const boxes = (inner.get(groupId) ?? []).map((group) => framed(boxOf(group.id)))
    const parts = [grid(own), rows(boxes)].filter((part) => part.height > 0)
    return stacked(parts)
  }
  boxOf(null).place(0, 0)
  return nodes.map((member) => ({
    ...member,
    position: positions.get(member.id) ?? member.position,
  }))
}

function rank(member: GraphNode): number {
  return order.indexOf(findKind(member.kind)?.category ?? '')
}

function groupBy<T>(items: readonly T[], key: (item: T) => string | null): Map<string | null, T[]> {
  const map = new Map<string | null, T[]>()
  for (const item of items) {
    const list = map.get(key(item))
    if (list === undefined) map.set(key(item), [item])
    else list.push(item)
  }
  return map
}

function framed(box: Box): Box {
  return {
    width: Math.max(box.width, node.width) + 2 * padding.side,
    height: Math.max(box.height, 0) + padding.top + padding.side,
    place: (x, y) => box.place(x + padding.side, y + padding.top),
  }
}

function grid(boxes: readonly Box[]): Box {
  const columns = Math.ceil(Math.sqrt(boxes.length * 1.5))
  const rowCount = columns === 0 ? 0 : Math.ceil(boxes.length / columns)
  return {
    width: columns * (node.width + gap) - (columns > 0 ? gap : 0),
    height: rowCount * (node.height + gap) - (rowCount > 0 ? gap : 0),
    place: (x, y) =>
      boxes.forEach((box, index) =>
        box.place(
          x + (index % columns) * (node.width + gap),
          y + Math.floor(index / columns) * (node.height + gap),
        ),
      ),
  }
}

/** Boxes side by side, with a new row when the whole would get much wider than high. */
function rows(boxes: readonly Box[]): Box {
  const area = boxes.reduce((sum, box) => sum + (box.width + gap) * (box.height + gap), 0)
  const widest = Math.max(0, ...boxes.map((box) => box.width))
  const limit = Math.max(widest, Math.sqrt(area * 1.8))
  const placed: { box: Box; x: number; y: number }[] = []
  let [x, y, height, width] = [0, 0, 0, 0]
  for (const box of boxes) {
    if (x > 0 && x + box.width > limit) {
      x = 0
      y += height + gap
      height = 0
    }
    placed.push({ box, x, y })
    width = Math.max(width, x + box.width)
    height = Math.max(height, box.height)
    x += box.width + gap
  }
  return {
    width,
    height: boxes.length === 0 ? 0 : y + height,
    place: (left, top) => placed.forEach((item) => item.box.place(left + item.x, top + item.y)),
  }
}

function stacked(boxes: readonly Box[]): Box {
  return {
    width: Math.max(0, ...boxes.map((box) => box.width)),
    height: boxes.reduce((sum, box) => sum + box.height, 0) + gap * Math.max(0, boxes.length - 1),
    place: (x, y) => {
      let top = y
      for (const box of boxes) {
        box.place(x, top)
        top += box.height + gap
      }
    },
  }
}
