import { expect, test } from 'vitest'

import { placeRooms } from '../../src/report/place-rooms.ts'
import { rankRooms } from '../../src/report/rank-rooms.ts'
import { edge, room, sampleReport } from './sample-report.ts'

const roomWidth = () => 80

test.each([2, 9, 60])(
  'nothing overlaps in the drawing of %i features, nor leaves it',
  (features) => {
    const placed = placeRooms(rankRooms(sampleReport(features).rooms), 900, roomWidth)
    expect(placed.width).toBeLessThan(1000)
    for (const row of placed.rows) {
      let end = 0
      for (const { x, width } of row) {
        expect(x - width / 2).toBeGreaterThanOrEqual(end - 0.001)
        end = x + width / 2
      }
      expect(end).toBeLessThanOrEqual(placed.width + 0.001)
    }
    for (const { from, to } of placed.steps) expect(to.row).toBe(from.row + 1)
  },
)

test('a level that is too wide continues in the next row', () => {
  const level = Array.from({ length: 30 }, (_, index) => room(`feature-${index}`))
  const placed = placeRooms({ levels: [level], direct: [], cycles: [] }, 900, roomWidth)
  expect(placed.rows.map(({ length }) => length)).toEqual([8, 8, 8, 6])
})

test('imports of one room share the way they take past other rows', () => {
  const ranked = rankRooms({
    rooms: ['a', 'b', 'middle', 'low', 'core'].map((name) => room(name, 'package')),
    edges: [
      edge('a', 'middle'),
      edge('middle', 'low'),
      edge('a', 'core'),
      edge('b', 'core'),
      edge('b', 'middle'),
    ],
  })
  const { rows } = placeRooms(ranked, 900, roomWidth)
  expect(rows.map((row) => row.filter((place) => place.room === null).length)).toEqual([0, 1, 0])
})

test('rooms of a cycle are neighbours', () => {
  const ranked = rankRooms({
    rooms: ['a', 'b', 'c', 'd', 'e'].map((name) => room(name)),
    edges: [edge('a', 'e'), edge('e', 'a'), edge('b', 'd'), edge('c', 'd')],
  })
  const placed = placeRooms(ranked, 900, roomWidth)
  const row =
    placed.rows.find((places) => places.some(({ room: each }) => each?.name === 'a')) ?? []
  const at = (name: string) => row.findIndex(({ room: each }) => each?.name === name)
  expect(Math.abs(at('a') - at('e'))).toBe(1)
})

test('a drawing is the same each time', () => {
  const draw = () => placeRooms(rankRooms(sampleReport(25).rooms), 900, roomWidth)
  expect(draw()).toEqual(draw())
})
