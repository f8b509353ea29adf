import type { RankedRooms } from './rank-rooms.ts'
import type { Room, RoomEdge } from './room-graph.ts'

/** A room's box, or a place where the imports of one room pass a row on their way down. `x` is its centre. */
export interface Place {
  readonly id: string
  /** Null where imports only pass. */
  readonly room: Room | null
  readonly row: number
  readonly width: number
  x: number
}

/** From one row to the next. Imports that share a room at one of their ends share their way. */
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

type Neighbours = (place: Place) => readonly Place[]

const gap = 14
const passWidth = 6
const sweeps = 40

/** Gives every connected room a place, within `width` unless the rooms and passing imports of one row need more. */
export function placeRooms(
  { levels, direct, cycles }: Pick<RankedRooms, 'levels' | 'direct' | 'cycles'>,
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
  const above = neighbours(steps.map(({ from, to }) => [to, from]))
  const below = neighbours(steps.map(({ from, to }) => [from, to]))
  const beside = neighbours(pairsOfCycles(rows, cycles))
  const ordered = orderRows(rows, steps, full, { above, below, beside })
  for (const row of ordered) spreadEvenly(row, full)
  for (let sweep = 0; sweep < sweeps; sweep += 1) {
    for (const row of sweep % 2 === 0 ? ordered : ordered.toReversed()) {
      spread(row, full, (place) =>
        pull(place, [...above(place), ...below(place), ...beside(place)]),
      )
    }
  }
  return { width: full, rows: ordered, steps }
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

/** Puts in the places where imports pass; each import then leads from row to row. */
function addSteps(rows: Place[][], direct: readonly RoomEdge[]): Step[] {
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

/** Rooms of one cycle that share a row, each with each. */
function pairsOfCycles(
  rows: readonly (readonly Place[])[],
  cycles: RankedRooms['cycles'],
): (readonly [Place, Place])[] {
  return rows.flatMap((row) =>
    cycles.flatMap((rooms) => {
      const places = row.filter(({ room }) => room !== null && rooms.includes(room))
      return places.flatMap((place) =>
        places.filter((other) => other !== place).map((other) => [place, other] as const),
      )
    }),
  )
}

function neighbours(pairs: readonly (readonly [Place, Place])[]): Neighbours {
  const found = Map.groupBy(pairs, ([place]) => place)
  return (place) => (found.get(place) ?? []).map(([, other]) => other)
}

/** The order with the fewest crossings among those that sweeping up and down leads to. */
function orderRows(
  rows: Place[][],
  steps: readonly Step[],
  width: number,
  { above, below, beside }: Readonly<Record<'above' | 'below' | 'beside', Neighbours>>,
): Place[][] {
  for (const row of rows) spreadEvenly(row, width)
  let fewest = Infinity
  let best = rows
  for (let sweep = 0; sweep < sweeps && fewest > 0; sweep += 1) {
    const isDown = sweep % 2 === 0
    for (const row of isDown ? rows : rows.toReversed()) {
      const wanted = new Map(
        row.map((place) => [place, pull(place, isDown ? above(place) : below(place))]),
      )
      /** Rooms of a cycle stay together. */
      const together = (place: Place) => {
        const all = [place, ...beside(place)].map((each) => wanted.get(each) ?? 0)
        return all.reduce((sum, x) => sum + x, 0) / all.length
      }
      row.sort((a, b) => together(a) - together(b))
      spread(row, width, together)
    }
    const found = crossings(rows, steps)
    if (found < fewest) best = rows.map((row) => [...row])
    fewest = Math.min(fewest, found)
  }
  return best
}

function rowWidth(row: readonly Place[]): number {
  return row.reduce((sum, place) => sum + place.width + gap, -gap)
}

/** Where its neighbours draw a place; where it is when it has none. */
function pull(place: Place, others: readonly Place[]): number {
  if (others.length === 0) return place.x
  return others.reduce((sum, { x }) => sum + x, 0) / others.length
}

function spreadEvenly(row: readonly Place[], width: number): void {
  spread(row, width, (_, index) => ((index + 1) / (row.length + 1)) * width)
}

/** Moves a row's places, in their order, as near to where they are wanted as their widths allow. */
function spread(
  row: readonly Place[],
  width: number,
  wanted: (place: Place, index: number) => number,
): void {
  const targets = row.map(wanted)
  const mirrored = targets.map((x) => width - x).toReversed()
  const fromLeft = pushRight(row, targets, width)
  const fromRight = pushRight(row.toReversed(), mirrored, width)
  for (const [index, place] of row.entries()) {
    place.x = ((fromLeft[index] ?? 0) + width - (fromRight.at(-1 - index) ?? 0)) / 2
  }
}

/** Leaves what fits, and pushes the rest to the right, but not out of the row. */
function pushRight(row: readonly Place[], targets: readonly number[], width: number): number[] {
  let end = -gap
  const pushed = row.map((place, index) => {
    const x = Math.max(targets[index] ?? 0, end + gap + place.width / 2)
    end = x + place.width / 2
    return x
  })
  let limit = width + gap
  const fitted = row.toReversed().map((place, index) => {
    const x = Math.min(pushed.at(-1 - index) ?? 0, limit - gap - place.width / 2)
    limit = x - place.width / 2
    return x
  })
  return fitted.toReversed()
}

function crossings(rows: readonly (readonly Place[])[], steps: readonly Step[]): number {
  const indexOf = new Map(rows.flatMap((row) => row.map((place, index) => [place, index])))
  const byRow = Map.groupBy(steps, ({ from }) => from.row)
  return [...byRow.values()].reduce((sum, between) => {
    const ways = between.map(
      ({ from, to }) => [indexOf.get(from) ?? 0, indexOf.get(to) ?? 0] as const,
    )
    return sum + ways.reduce((found, way, index) => found + crossed(way, ways.slice(index + 1)), 0)
  }, 0)
}

function crossed(
  [top, end]: readonly [number, number],
  others: readonly (readonly [number, number])[],
): number {
  return others.filter(([otherTop, otherEnd]) => (top - otherTop) * (end - otherEnd) < 0).length
}
