import { shortened } from '../words.ts'
import { html, type Html } from './html.ts'
import { type PlacedRooms, placeRooms } from './place-rooms.ts'
import type { RankedRooms } from './rank-rooms.ts'
import type { Room, RoomEdge } from './room-graph.ts'

const boxHeight = 30
const rowHeight = 88
const letterWidth = 7.1
const longestName = 22

/** The rooms in rows; every arrow leads downwards, except in a cycle. */
export function drawRooms(ranked: RankedRooms, label: string, width: number): Html {
  const placed = placeRooms(ranked, width, roomWidth)
  const left = Math.min(...edgesOf(placed, -1)) - 2
  const right = Math.max(...edgesOf(placed, 1)) + 2
  const margin = ranked.cyclic.length > 0 ? 30 : 2
  const height = (placed.rows.length - 1) * rowHeight + boxHeight + 2 * margin
  const top = (row: number) => row * rowHeight + margin
  const boxes = new Map(
    placed.rows
      .flat()
      .flatMap(({ room, row, x }) => (room === null ? [] : [[room.dir, { room, x, y: top(row) }]])),
  )
  const ways = placed.steps.map(({ from, to }) => {
    const [y1, y2] = [top(from.row) + boxHeight, top(to.row) - (to.room === null ? 0 : 6)]
    const bend = (y2 - y1) / 2
    const pass = to.room === null ? `V${y2 + boxHeight}` : ''
    const way = `M${round(from.x)} ${y1}C${round(from.x)} ${y1 + bend} ${round(to.x)} ${y2 - bend} ${round(to.x)} ${y2}${pass}`
    return html`<path class="way" d="${way}" />${to.room === null ? null : arrowhead(to.x, y2 + 6)}`
  })
  const around = ranked.cyclic.map(({ from, to }) => {
    const [source, target] = [boxes.get(from), boxes.get(to)]
    return source && target ? cyclicWay(source, target) : null
  })
  return html`<svg
    class="chart"
    role="img"
    aria-label="${label}"
    viewBox="${round(left)} 0 ${round(right - left)} ${height}"
    style="max-width:${round(right - left)}px"
  >
    ${ways}${around}${[...boxes.values()].map(({ room, x, y }) => box(room, x, y, ranked))}
  </svg>`
}

/** Where the places end: on the left for -1, on the right for 1. */
function edgesOf({ rows }: PlacedRooms, side: -1 | 1): number[] {
  return rows.flat().map(({ x, width }) => x + (side * width) / 2)
}

function roomWidth({ name }: Room): number {
  return Math.max(48, Math.min(name.length, longestName) * letterWidth + 20)
}

function box(room: Room, x: number, y: number, { cycles }: RankedRooms): Html {
  const width = roomWidth(room)
  const inCycle = cycles.some((rooms) => rooms.includes(room)) ? 'in-cycle' : ''
  return html`<g>
    <title>${room.dir}</title>
    <rect
      class="room ${room.kind} ${inCycle}"
      x="${round(x - width / 2)}"
      y="${y}"
      width="${round(width)}"
      height="${boxHeight}"
      rx="6"
    />
    <text class="name" x="${round(x)}" y="${y + 19.5}" text-anchor="middle"
      >${shortened(room.name, longestName)}</text
    ></g
  >`
}

function arrowhead(x: number, y: number): Html {
  return html`<path class="head" d="M${round(x)} ${y}l-3.5 -7h7z" />`
}

interface Box {
  readonly room: Room
  readonly x: number
  readonly y: number
}

/** From left to right above the boxes, back below them; straight between rows. */
function cyclicWay(from: Box, to: Box): Html {
  const isRight = from.x < to.x
  const edge = (y: number, isTop: boolean) => (isTop ? y : y + boxHeight)
  if (from.y === to.y) {
    const y = edge(from.y, isRight)
    const lift = (isRight ? -1 : 1) * Math.min(34, 14 + Math.abs(to.x - from.x) / 12)
    const shift = isRight ? 8 : -8
    return cyclicPath(from, to, from.x + shift, y, to.x - shift, y, y + lift, y + lift)
  }
  const isDown = from.y < to.y
  const [y1, y2] = [edge(from.y, !isDown), edge(to.y, isDown)]
  const shift = isDown ? -10 : 10
  const middle = (y1 + y2) / 2
  return cyclicPath(from, to, from.x + shift, y1, to.x + shift, y2, middle, middle)
}

function cyclicPath(
  from: Box,
  to: Box,
  ...[x1, y1, x2, y2, bend1, bend2]: readonly [number, number, number, number, number, number]
): Html {
  const isInto = bend2 < y2 ? -1 : 1
  const way = `M${round(x1)} ${y1}C${round(x1)} ${bend1} ${round(x2)} ${bend2} ${round(x2)} ${y2 + isInto * 5}`
  return html`<path class="way cyclic" d="${way}"
      ><title>${from.room.name} → ${to.room.name}</title></path
    >
    <path class="head cyclic" d="M${round(x2)} ${y2}l-3.5 ${isInto * 7}h7z" />`
}

/** Every import between rooms, as text. */
export function edgeRows(
  edges: readonly RoomEdge[],
  ranked: RankedRooms,
  nameOf: (dir: string) => string,
) {
  return edges.map((edge) => [
    nameOf(edge.from),
    nameOf(edge.to),
    edge.imports,
    ranked.cyclic.includes(edge)
      ? 'in a cycle'
      : ranked.direct.includes(edge)
        ? 'drawn'
        : 'a longer way is drawn',
  ])
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
