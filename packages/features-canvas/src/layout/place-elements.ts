import { emptyGroupSize, groupPadding, nodeSize } from '@backarch/services-topology/group-bounds'
import elk from 'elkjs'

import { type Level, levelsOf } from './levels.ts'
import type { LayoutRequest, Position, Positions } from './messages.ts'

interface Size {
  readonly width: number
  readonly height: number
}

/** Where the members of a level are, seen from its upper left corner. */
interface PlacedLevel extends Size {
  readonly offsets: Positions
}

/**
 * Layers from left to right, in the direction of calls, each member in the middle of what it is connected with. ELK's
 * own thoroughness of 7 takes up to twice the time for layouts that look the same.
 */
const options = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.padding': '[top=0,right=0,bottom=0,left=0]',
  'elk.layered.thoroughness': '3',
  'elk.layered.nodePlacement.bk.fixedAlignment': 'BALANCED',
  'elk.spacing.nodeNode': '40',
  'elk.spacing.componentComponent': '40',
  'elk.layered.spacing.nodeNodeBetweenLayers': '80',
}

const layouter = new elk.default()

/**
 * Gives every node and every empty group a place, from the innermost groups outwards. Blocks the process that does it
 * for as long as that takes.
 */
export async function placeElements(request: LayoutRequest): Promise<Positions> {
  const levels = levelsOf(request)
  const sizes = new Map<string, Size>([
    ...request.groups.map(({ id }): [string, Size] => [id, emptyGroupSize]),
    ...request.nodes.map(({ id }): [string, Size] => [id, nodeSize]),
  ])
  const placed = new Map<string | null, PlacedLevel>()
  for (const level of levels.toReversed()) {
    const inside = await placeLevel(level, sizes)
    placed.set(level.container, inside)
    if (level.container !== null) sizes.set(level.container, framed(inside))
  }

  const corners = new Map<string | null, Position>([[null, { x: 0, y: 0 }]])
  const positions = new Map<string, Position>()
  for (const { container } of levels) {
    const corner = corners.get(container) ?? { x: 0, y: 0 }
    for (const [id, offset] of placed.get(container)?.offsets ?? []) {
      const position = { x: corner.x + offset.x, y: corner.y + offset.y }
      const { left, top } = groupPadding
      if (placed.has(id)) corners.set(id, { x: position.x + left, y: position.y + top })
      else positions.set(id, position)
    }
  }
  return positions
}

async function placeLevel(
  { members, links }: Level,
  sizes: ReadonlyMap<string, Size>,
): Promise<PlacedLevel> {
  const children = members.map((id) => ({ id, ...(sizes.get(id) ?? nodeSize) }))
  const [only] = children
  if (only === undefined) return { width: 0, height: 0, offsets: new Map() }
  if (children.length === 1) return { ...only, offsets: new Map([[only.id, { x: 0, y: 0 }]]) }
  const edges = [...links].map(([id, { from, to }]) => ({ id, sources: [from], targets: [to] }))
  const graph = await layouter.layout({ id: '', layoutOptions: options, children, edges })
  return closelyAround(graph.children ?? [])
}

/** ELK leaves room for its own routes of edges, which nobody draws; the frame of a group does not know of it. */
function closelyAround(
  boxes: readonly { readonly id: string; x?: number; y?: number; width: number; height: number }[],
): PlacedLevel {
  const corners = boxes.map(({ id, x = 0, y = 0, width, height }) => {
    return { id, x: Math.round(x), y: Math.round(y), width, height }
  })
  // Not `Math.min(...)`: a level may have more members than a call has room for.
  const left = corners.reduce((least, { x }) => Math.min(least, x), Infinity)
  const top = corners.reduce((least, { y }) => Math.min(least, y), Infinity)
  return {
    width: corners.reduce((most, { x, width }) => Math.max(most, x + width), 0) - left,
    height: corners.reduce((most, { y, height }) => Math.max(most, y + height), 0) - top,
    offsets: new Map(corners.map(({ id, x, y }) => [id, { x: x - left, y: y - top }])),
  }
}

function framed({ width, height }: Size): Size {
  const { top, right, bottom, left } = groupPadding
  return { width: left + width + right, height: top + height + bottom }
}
