import fc from 'fast-check'
import { expect, test } from 'vitest'

import { rankRooms } from '../../src/report/rank-rooms.ts'
import type { Room, RoomEdge, RoomGraph } from '../../src/report/room-graph.ts'
import { edge, room } from './sample-report.ts'

const names = (rooms: readonly Room[]) => rooms.map(({ name }) => name).toSorted()
const ways = (edges: readonly RoomEdge[]) =>
  edges.map(({ from, to }) => `${from} → ${to}`.replaceAll('packages/', '')).toSorted()

test('features stand side by side, what they use below them, what uses them above', () => {
  const ranked = rankRooms({
    rooms: [
      room('core', 'package'),
      room('api', 'package'),
      room('notes'),
      room('files'),
      room('server', 'package'),
      room('tool', 'package'),
      room('alone', 'package'),
    ],
    edges: [
      edge('api', 'core'),
      edge('notes', 'api'),
      edge('notes', 'core'),
      edge('files', 'core'),
      edge('server', 'notes'),
      edge('server', 'core'),
      edge('tool', 'core'),
    ],
  })
  expect(ranked.levels.map(names)).toEqual([
    ['server', 'tool'],
    ['files', 'notes'],
    ['api'],
    ['core'],
  ])
  expect(names(ranked.alone)).toEqual(['alone'])
  expect(ways(ranked.direct)).toEqual([
    'api → core',
    'files → core',
    'notes → api',
    'server → notes',
    'tool → core',
  ])
})

test('a cycle stands on one level, and its imports apart from the others', () => {
  const ranked = rankRooms({
    rooms: ['a', 'b', 'c', 'd'].map((name) => room(name)),
    edges: [edge('a', 'b'), edge('b', 'c'), edge('c', 'b'), edge('c', 'd'), edge('b', 'd')],
  })
  expect(ranked.cycles.map(names)).toEqual([['b', 'c']])
  expect(ranked.levels.map(names)).toEqual([['a'], ['b', 'c'], ['d']])
  expect(ways(ranked.cyclic)).toEqual(['b → c', 'c → b'])
  expect(ways(ranked.direct)).toEqual(['a → b', 'b → d', 'c → d'])
})

test('the example of the documentation', () => {
  const rooms = [room('server', 'package'), room('orders'), room('users'), room('core', 'package')]
  const edges = [
    edge('server', 'orders'),
    edge('server', 'users'),
    edge('server', 'core'),
    edge('orders', 'users'),
    edge('orders', 'core'),
    edge('users', 'core'),
  ]
  const sound = rankRooms({ rooms, edges })
  expect(sound.levels.map(names)).toEqual([['server'], ['orders'], ['users'], ['core']])
  expect(ways(sound.direct)).toEqual(['orders → users', 'server → orders', 'users → core'])
  const circular = rankRooms({ rooms, edges: [...edges, edge('users', 'orders')] })
  expect(circular.levels.map(names)).toEqual([['server'], ['orders', 'users'], ['core']])
  expect(ways(circular.cyclic)).toEqual(['orders → users', 'users → orders'])
})

const anyGraph: fc.Arbitrary<RoomGraph> = fc
  .array(fc.constantFrom('slice', 'package', 'folder'), { minLength: 1, maxLength: 9 })
  .chain((kinds) => {
    const rooms = kinds.map((kind, index) => room(`r${index}`, kind))
    const dir = fc.constantFrom(...rooms.map((each) => each.dir))
    const edges = fc.uniqueArray(fc.record({ from: dir, to: dir, imports: fc.constant(1) }), {
      selector: ({ from, to }) => `${from} ${to}`,
    })
    return edges.map((all) => ({ rooms, edges: all.filter(({ from, to }) => from !== to) }))
  })

/** Every pair of which the first leads to the second. */
function reachable(edges: readonly RoomEdge[]): Set<string> {
  const found = new Set<string>()
  const follow = (start: string, at: string) => {
    for (const { to } of edges.filter(({ from }) => from === at)) {
      const isNew = !found.has(`${start} ${to}`)
      found.add(`${start} ${to}`)
      if (isNew) follow(start, to)
    }
  }
  for (const { from } of edges) follow(from, from)
  return found
}

test('law: the arrows that are drawn lead exactly where all imports lead', () => {
  fc.assert(
    fc.property(anyGraph, (graph) => {
      const { direct, cyclic } = rankRooms(graph)
      expect(reachable([...direct, ...cyclic])).toEqual(reachable(graph.edges))
    }),
  )
})

test('law: every room has one place, and every import outside a cycle leads downwards', () => {
  fc.assert(
    fc.property(anyGraph, (graph) => {
      const { levels, alone, cyclic } = rankRooms(graph)
      expect(names([...levels.flat(), ...alone])).toEqual(names(graph.rooms))
      expect(levels.every((level) => level.length > 0)).toBe(true)
      const levelOf = (dir: string) =>
        levels.findIndex((level) => level.some((each) => each.dir === dir))
      const steps = (edges: readonly RoomEdge[]) =>
        edges.map(({ from, to }) => levelOf(to) - levelOf(from))
      expect(steps(cyclic).every((step) => step === 0)).toBe(true)
      const others = graph.edges.filter((each) => !cyclic.includes(each))
      expect(steps(others).every((step) => step > 0)).toBe(true)
    }),
  )
})

test('law: rooms are in a cycle when each leads to the other, and only then', () => {
  fc.assert(
    fc.property(anyGraph, (graph) => {
      const leads = reachable(graph.edges)
      const { cyclic, cycles } = rankRooms(graph)
      const isMutual = ({ from, to }: RoomEdge) => leads.has(`${to} ${from}`)
      expect(cyclic).toEqual(graph.edges.filter(isMutual))
      expect(names(cycles.flat())).toEqual(
        names(graph.rooms.filter(({ dir }) => leads.has(`${dir} ${dir}`))),
      )
    }),
  )
})
