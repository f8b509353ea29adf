import type { Room, RoomEdge, RoomGraph } from './room-graph.ts'
import { stronglyConnected } from './strongly-connected.ts'

/** Rooms in levels, so that every import that is in no cycle leads downwards. */
export interface RankedRooms {
  /** The topmost first. */
  readonly levels: readonly (readonly Room[])[]
  /** Rooms that import nothing here and that nothing here imports. */
  readonly alone: readonly Room[]
  /** Imports that no longer way downwards stands for: enough to see who reaches whom. */
  readonly direct: readonly RoomEdge[]
  /** Imports between rooms that reach each other. */
  readonly cyclic: readonly RoomEdge[]
  /** The rooms of each cycle. */
  readonly cycles: readonly (readonly Room[])[]
}

/** Rooms that reach each other, taken as one. */
interface Group {
  readonly rooms: readonly Room[]
  readonly next: readonly Group[]
  /** Every group that some way leads to. */
  readonly reaches: ReadonlySet<Group>
}

/** Below the slices, the slices and what lies between them, above the slices: features stand side by side. */
type Band = 0 | 1 | 2

export function rankRooms({ rooms, edges }: RoomGraph): RankedRooms {
  const busy = new Set(edges.flatMap(({ from, to }) => [from, to]))
  const connected = rooms.filter(({ dir }) => busy.has(dir))
  const groups = groupRooms(connected, edges)
  const groupOf = new Map(groups.flatMap((group) => group.rooms.map(({ dir }) => [dir, group])))
  const isCyclic = ({ from, to }: RoomEdge) => groupOf.get(from) === groupOf.get(to)
  const isDirect = ({ from, to }: RoomEdge) => {
    const target = groupOf.get(to)
    const others = groupOf.get(from)?.next ?? []
    return target !== undefined && !others.some(({ reaches }) => reaches.has(target))
  }
  return {
    levels: levelsOf(groups),
    alone: rooms.filter(({ dir }) => !busy.has(dir)),
    direct: edges.filter((edge) => !isCyclic(edge) && isDirect(edge)),
    cyclic: edges.filter(isCyclic),
    cycles: groups.map((group) => group.rooms).filter((members) => members.length > 1),
  }
}

/** Each after all that it leads to. */
function groupRooms(rooms: readonly Room[], edges: readonly RoomEdge[]): Group[] {
  const targets = Map.groupBy(edges, ({ from }) => from)
  const next = (dir: string) => (targets.get(dir) ?? []).map(({ to }) => to)
  const dirs = rooms.map(({ dir }) => dir)
  const groupOf = new Map<string, Group>()
  return stronglyConnected(dirs, next).map((members) => {
    const below = members.flatMap(next).flatMap((dir) => groupOf.get(dir) ?? [])
    const group: Group = {
      rooms: rooms.filter(({ dir }) => members.includes(dir)),
      next: [...new Set(below)],
      reaches: new Set(below.flatMap((target) => [target, ...target.reaches])),
    }
    for (const dir of members) groupOf.set(dir, group)
    return group
  })
}

function levelsOf(groups: readonly Group[]): Room[][] {
  const levels: Room[][] = []
  const levelOf = new Map<Group, number>()
  const bandOf = bandFinder(groups)
  for (const band of [0, 1, 2] as const) {
    const lowest = levels.length
    for (const group of groups.filter((candidate) => bandOf(candidate) === band)) {
      const level = Math.max(lowest, ...group.next.map((below) => (levelOf.get(below) ?? 0) + 1))
      levelOf.set(group, level)
      levels[level] = [...(levels[level] ?? []), ...group.rooms]
    }
  }
  return levels.toReversed()
}

function bandFinder(groups: readonly Group[]): (group: Group) => Band {
  const withSlice = groups.filter(({ rooms }) => rooms.some(({ kind }) => kind === 'slice'))
  const slices = new Set(withSlice)
  const belowSlices = new Set(withSlice.flatMap(({ reaches }) => [...reaches]))
  const imported = new Set(groups.flatMap(({ next }) => next))
  return (group) => {
    if (slices.has(group)) return 1
    const isAbove = [...group.reaches].some((below) => slices.has(below))
    if (isAbove) return belowSlices.has(group) ? 1 : 2
    return imported.has(group) ? 0 : 2
  }
}
