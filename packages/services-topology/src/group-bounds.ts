import type { GraphGroup, GraphNode } from './schemas.ts'

/** How the canvas draws, in its pixels. Positions are upper left corners; y grows downwards. */
export const nodeSize = { width: 180, height: 90 } as const
/** Between a group's frame and what it holds; its name is written at the top. */
export const groupPadding = { top: 60, right: 40, bottom: 40, left: 40 } as const
/** A frame with nothing in it, as wide as one with a single node. */
export const emptyGroupSize = {
  width: groupPadding.left + nodeSize.width + groupPadding.right,
  height: groupPadding.top + groupPadding.bottom,
} as const

export interface Bounds {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** What the bounds of groups depend on. */
export interface PlacedElements {
  readonly nodes: readonly Pick<GraphNode, 'groupId' | 'position'>[]
  readonly groups: readonly Pick<GraphGroup, 'id' | 'parentId' | 'position'>[]
}

/**
 * Where each group's frame is drawn: around its nodes and inner groups. One that holds nothing is drawn at its own
 * position, and at the origin when it has none.
 * @returns bounds by group id; without the groups that contain each other in a circle, which `checkGraph` refuses.
 */
export function groupBounds({ nodes, groups }: PlacedElements): ReadonlyMap<string, Bounds> {
  const contents = new Map<string, Bounds>()
  const include = (groupId: string | null, box: Bounds) => {
    if (groupId !== null) contents.set(groupId, union(contents.get(groupId) ?? box, box))
  }
  for (const { groupId, position } of nodes) include(groupId, { ...position, ...nodeSize })

  /** How many inner groups of each have no bounds yet. */
  const open = new Map(groups.map(({ id }) => [id, 0]))
  for (const { parentId } of groups) {
    if (parentId !== null) open.set(parentId, (open.get(parentId) ?? 0) + 1)
  }
  const byId = new Map(groups.map((group) => [group.id, group]))
  const bounds = new Map<string, Bounds>()
  const ready = groups.filter(({ id }) => open.get(id) === 0)
  for (let group = ready.pop(); group !== undefined; group = ready.pop()) {
    const content = contents.get(group.id)
    const frame = content === undefined ? emptyFrame(group) : framed(content)
    bounds.set(group.id, frame)
    if (group.parentId === null) continue
    include(group.parentId, frame)
    const left = (open.get(group.parentId) ?? 0) - 1
    open.set(group.parentId, left)
    const parent = byId.get(group.parentId)
    if (left === 0 && parent !== undefined) ready.push(parent)
  }
  return bounds
}

function union(a: Bounds, b: Bounds): Bounds {
  const x = Math.min(a.x, b.x)
  const y = Math.min(a.y, b.y)
  const width = Math.max(a.x + a.width, b.x + b.width) - x
  const height = Math.max(a.y + a.height, b.y + b.height) - y
  return { x, y, width, height }
}

function framed({ x, y, width, height }: Bounds): Bounds {
  const { top, right, bottom, left } = groupPadding
  return { x: x - left, y: y - top, width: left + width + right, height: top + height + bottom }
}

function emptyFrame({ position }: PlacedElements['groups'][number]): Bounds {
  return { ...(position ?? { x: 0, y: 0 }), ...emptyGroupSize }
}
