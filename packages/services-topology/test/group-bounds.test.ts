import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import {
  emptyGroupSize,
  groupBounds,
  groupPadding,
  nodeSize,
  type PlacedElements,
} from '../src/group-bounds.ts'

const node = (groupId: string | null, x: number, y: number) => ({ groupId, position: { x, y } })
const group = (id: string, parentId: string | null = null) => ({ id, parentId })
const bounds = (elements: Partial<PlacedElements>) =>
  Object.fromEntries(groupBounds({ nodes: [], groups: [], ...elements }))

describe('the bounds of a group', () => {
  it('lie around its nodes', () => {
    const nodes = [node('g', 100, 200), node('g', 400, 300), node(null, -999, -999)]
    expect(bounds({ nodes, groups: [group('g')] })).toEqual({
      g: {
        x: 100 - groupPadding.left,
        y: 200 - groupPadding.top,
        width: 300 + nodeSize.width + groupPadding.left + groupPadding.right,
        height: 100 + nodeSize.height + groupPadding.top + groupPadding.bottom,
      },
    })
  })

  it('lie around the bounds of inner groups, in whatever order the groups are listed', () => {
    const nodes = [node('inner', 0, 0)]
    const groups = [group('inner', 'middle'), group('outer'), group('middle', 'outer')]
    const around = bounds({ nodes, groups })
    expect(around['outer']).toMatchObject({ x: -3 * groupPadding.left, y: -3 * groupPadding.top })
    expect(bounds({ nodes, groups: groups.toReversed() })).toEqual(around)
  })

  it('are those of an empty frame at its own position, or at the origin, when nothing is in it', () => {
    const groups = [group('unplaced'), { ...group('placed', 'outer'), position: { x: 50, y: 70 } }]
    expect(bounds({ groups: [...groups, group('outer')] })).toMatchObject({
      unplaced: { x: 0, y: 0, ...emptyGroupSize },
      placed: { x: 50, y: 70, ...emptyGroupSize },
      outer: { x: 50 - groupPadding.left, y: 70 - groupPadding.top },
    })
  })

  it('ignore the own position of a group that holds something', () => {
    const groups = [{ ...group('g'), position: { x: 5000, y: 5000 } }]
    expect(bounds({ nodes: [node('g', 0, 0)], groups })['g']).toMatchObject({ x: -40, y: -60 })
  })

  it('are those of five thousand groups in each other', () => {
    const groups = Array.from({ length: 5000 }, (_, i) =>
      group(`${i}`, i === 0 ? null : `${i - 1}`),
    )
    expect(bounds({ nodes: [node('4999', 0, 0)], groups })['0']).toMatchObject({
      x: -5000 * groupPadding.left,
    })
  })

  it('come to an end in a graph that nobody checked', () => {
    const groups = [group('a', 'b'), group('b', 'a'), group('c', 'nowhere')]
    expect(Object.keys(bounds({ nodes: [node('nowhere', 0, 0)], groups }))).toEqual(['c'])
  })

  it('move with what is inside', () => {
    const elements = fc
      .array(fc.record({ x: fc.integer(), y: fc.integer(), group: fc.nat(5) }), { minLength: 1 })
      .map((all) => all.map(({ x, y, group: index }) => node(`${index}`, x, y)))
    fc.assert(
      fc.property(elements, fc.integer(), fc.integer(), (nodes, right, down) => {
        const groups = Array.from({ length: 6 }, (_, i) =>
          group(`${i}`, i < 3 ? null : `${i - 3}`),
        ).filter(({ id }) =>
          nodes.some(({ groupId }) => groupId === id || groupId === `${+id + 3}`),
        )
        const moved = nodes.map(({ groupId, position: { x, y } }) =>
          node(groupId, x + right, y + down),
        )
        const before = groupBounds({ nodes, groups })
        const after = groupBounds({ nodes: moved, groups })
        for (const [id, box] of before) {
          expect(after.get(id)).toEqual({ ...box, x: box.x + right, y: box.y + down })
        }
      }),
    )
  })
})
