import { escapeMarkup } from '@backarch/core'
import { findKind } from '@backarch/services-topology'
import { groupBounds, nodeSize, type Bounds } from '@backarch/services-topology/group-bounds'
import type { Graph } from '@backarch/services-topology/schemas'

const margin = 40
/** What fits into a node; the whole name is its tooltip. */
const longestLabel = 22

/** A diagram as one SVG element for a page whose style knows its classes. Draws what fits together; see `checkGraph`. */
export function drawSvg(graph: Graph, title: string): string {
  const frames = groupBounds(graph)
  const boxes = new Map(graph.nodes.map(({ id, position }) => [id, { ...position, ...nodeSize }]))
  const { x, y, width, height } = around([...frames.values(), ...boxes.values()])
  const parts = [
    ...graph.groups.map(({ id, name }) => drawGroup(frames.get(id), name)),
    ...graph.edges.map(({ from, to, mode }) => drawEdge(boxes.get(from), boxes.get(to), mode)),
    ...graph.nodes.map(({ id, name, kind }) =>
      drawNode(boxes.get(id), name, findKind(kind)?.label ?? kind),
    ),
  ]
  return `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${escapeMarkup(title)}" viewBox="${x} ${y} ${width} ${height}">
${parts.join('\n')}
</svg>`
}

/** Frames are not filled, so that it does not matter which is drawn first. */
function drawGroup(bounds: Bounds | undefined, name: string): string {
  if (!bounds) return ''
  const { x, y, width, height } = bounds
  return `<g class="group"><title>${escapeMarkup(name)}</title><rect x="${x}" y="${y}" width="${width}" height="${height}" rx="8"/><text x="${x + 16}" y="${y + 32}">${escapeMarkup(name)}</text></g>`
}

function drawEdge(from: Bounds | undefined, to: Bounds | undefined, mode: string): string {
  if (!from || !to) return ''
  const [start, end] = [middle(from), middle(to)]
  return `<line class="${escapeMarkup(mode)}" x1="${start.x}" y1="${start.y}" x2="${end.x}" y2="${end.y}"/>`
}

function drawNode(bounds: Bounds | undefined, name: string, kind: string): string {
  if (!bounds) return ''
  const { x, y, width, height } = bounds
  return `<g class="node"><title>${escapeMarkup(name)}</title><rect x="${x}" y="${y}" width="${width}" height="${height}" rx="8"/><text x="${x + 12}" y="${y + 40}">${escapeMarkup(short(name))}</text><text class="kind" x="${x + 12}" y="${y + 64}">${escapeMarkup(short(kind))}</text></g>`
}

function middle({ x, y, width, height }: Bounds) {
  return { x: x + width / 2, y: y + height / 2 }
}

function short(text: string): string {
  const signs = Array.from(text)
  return signs.length > longestLabel ? `${signs.slice(0, longestLabel - 1).join('')}…` : text
}

/** Not `Math.min(...)`: a diagram has more elements than a call has arguments. */
function around(boxes: readonly Bounds[]): Bounds {
  const [first = { x: 0, y: 0, ...nodeSize }] = boxes
  let [left, top, right, bottom] = [first.x, first.y, first.x, first.y]
  for (const { x, y, width, height } of [first, ...boxes]) {
    left = Math.min(left, x)
    top = Math.min(top, y)
    right = Math.max(right, x + width)
    bottom = Math.max(bottom, y + height)
  }
  return {
    x: left - margin,
    y: top - margin,
    width: right - left + 2 * margin,
    height: bottom - top + 2 * margin,
  }
}
