import type { RankedRooms } from './rank-rooms.ts'
import type { Room } from './room-graph.ts'

/** A room's box, or a place where the imports of one room pass a row on their way down. `x` is its centre. */
interface Place {
  readonly id: string
  /** Null where imports only pass. */
  readonly room: Room | null
  readonly row: number
  readonly width: number
  x: number
}

/** From one row to the next. Imports of the same room share their way. */
interface Step {
  readonly from: Place
  readonly to: Place
}

export interface PlacedRooms {
  readonly width: number
  /** The topmost first; from left to right. */
  readonly rows: readonly (readonly Place[])[]
  readonly steps: readonly Step[]
}

const gap = 14
const passWidth = 6
const sweeps = 40

/** Gives every connected room a place, at most `width` wide unless one row of passing imports needs more. */
export function placeRooms(
  { levels, direct }: Pick<RankedRooms, 'levels' | 'direct'>,
  width: number,
  roomWidth: (room: Room) => number,
): PlacedRooms {
  const rows: Place[][] = levels
    .flatMap((rooms) => wrap(rooms, width, roomWidth))
    .map((rooms, row) =>
      rooms.map((room) => ({ id: room.dir, room, row, width: roomWidth(room), x: 0 })),
    )
  const steps = addSteps(rows, direct)
  const full = Math.max(width, ...rows.map(rowWidth))
  for (const row of rows) spread(row, full, (_, index) => ((index + 1) / (row.length + 1)) * full)
  let best = { crossings: crossings(rows, steps), rows: rows.map((row) => [...row]) }
  for (let sweep = 0; sweep < sweeps && best.crossings > 0; sweep += 1) {
    const isDown = sweep % 2 === 0
    for (const row of isDown ? rows : rows.toReversed()) {
      const wanted = new Map(row.map((place) => [place, pull(place, steps, isDown, !isDown)]))
      row.sort((a, b) => (wanted.get(a) ?? 0) - (wanted.get(b) ?? 0))
      spread(row, full, (place) => wanted.get(place) ?? 0)
    }
    const found = crossings(rows, steps)
    if (found < best.crossings) best = { crossings: found, rows: rows.map((row) => [...row]) }
  }
  for (const row of best.rows) spread(row, full, (_, i) => ((i + 1) / (row.length + 1)) * full)
  for (let sweep = 0; sweep < sweeps; sweep += 1) {
    for (const row of sweep % 2 === 0 ? best.rows : best.rows.toReversed()) {
      spread(row, full, (place) => pull(place, steps, true, true))
    }
  }
  return { width: full, rows: best.rows, steps }
}

/** Cuts a level that is too wide into rows of about the same length. */
function wrap(
  rooms: readonly Room[],
  width: number,
  roomWidth: (room: Room) => number,
): (readonly Room[])[] {
  const total = rooms.reduce((sum, room) => sum + roomWidth(room) + gap, 0)
  const share = Math.ceil(rooms.length / Math.ceil(total / width))
  return Array.from({ length: Math.ceil(rooms.length / share) }, (_, index) =>
    rooms.slice(index * share, (index + 1) * share),
  )
}

/** Imports that pass a row share one way with all that lead to, or all that come from, the same room. */
function addSteps(rows: Place[][], direct: RankedRooms['direct']): Step[] {
  const placeOf = new Map(rows.flat().map((place) => [place.id, place]))
  const into = Map.groupBy(direct, ({ to }) => to)
  const outOf = Map.groupBy(direct, ({ from }) => from)
  const steps = new Map<string, Step>()
  const passes = new Map<string, Place>()
  for (const { from, to } of direct) {
    const [source, target] = [placeOf.get(from), placeOf.get(to)]
    if (source === undefined || target === undefined) continue
    const isInto = (into.get(to)?.length ?? 0) >= (outOf.get(from)?.length ?? 0)
    const way = isInto ? `→ ${to}` : `${from} →`
    let at = source
    for (let row = source.row + 1; row < target.row; row += 1) {
      const id = `${row} ${way}`
      const pass = passes.get(id) ?? { id, room: null, row, width: passWidth, x: 0 }
      if (!passes.has(id)) rows[row]?.push(pass)
      passes.set(id, pass)
      steps.set(`${at.id}\n${id}`, { from: at, to: pass })
      at = pass
    }
    steps.set(`${at.id}\n${to}`, { from: at, to: target })
  }
  return [...steps.values()]
}

function rowWidth(row: readonly Place[]): number {
  return row.reduce((sum, place) => sum + place.width + gap, -gap)
}

/** Where its neighbours above, below or both draw a place; where it is when it has none. */
function pull(place: Place, steps: readonly Step[], above: boolean, below: boolean): number {
  const drawing = steps.flatMap(({ from, to }) => {
    if (above && to === place) return [from.x]
    return below && from === place ? [to.x] : []
  })
  if (drawing.length === 0) return place.x
  return drawing.reduce((sum, x) => sum + x, 0) / drawing.length
}

/** Moves a row's places, in their order, as near to where they are wanted as their widths allow. */
function spread(
  row: readonly Place[],
  width: number,
  wanted: (place: Place, index: number) => number,
): void {
  const targets = row.map(wanted)
  const pushed = (places: readonly Place[], target: (index: number) => number): number[] => {
    let end = -gap
    const found = places.map((place, index) => {
      const x = Math.max(target(index), end + gap + place.width / 2)
      end = x + place.width / 2
      return x
    })
    let limit = width + gap
    return found
      .toReversed()
      .map((x, index) => {
        const half = (places.at(-1 - index)?.width ?? 0) / 2
        const fitted = Math.min(x, limit - gap - half)
        limit = fitted - half
        return fitted
      })
      .toReversed()
  }
  const fromLeft = pushed(row, (index) => targets[index] ?? 0)
  const fromRight = pushed(row.toReversed(), (index) => width - (targets.at(-1 - index) ?? 0))
  for (const [index, place] of row.entries()) {
    place.x = ((fromLeft[index] ?? 0) + width - (fromRight.at(-1 - index) ?? 0)) / 2
  }
}

function crossings(rows: readonly (readonly Place[])[], steps: readonly Step[]): number {
  const indexOf = new Map(rows.flatMap((row) => row.map((place, index) => [place, index])))
  const spans = steps.map(({ from, to }) => ({
    row: from.row,
    top: indexOf.get(from) ?? 0,
    end: indexOf.get(to) ?? 0,
  }))
  return spans.reduce((sum, a, index) => {
    const crossed = spans
      .slice(index + 1)
      .filter((b) => a.row === b.row && (a.top - b.top) * (a.end - b.end) < 0)
    return sum + crossed.length
  }, 0)
}
