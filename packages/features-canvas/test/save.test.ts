import { outcome, refusal } from '@backarch/api/testing'
import { createTestDiagram, testGraph, testNode } from '@backarch/features-canvas/testing'
import type { Graph } from '@backarch/services-topology/schemas'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'

import { createSuite } from './support.ts'

const { database, db, organization } = await createSuite()
afterAll(() => database[Symbol.asyncDispose]())

async function diagram() {
  const org = await organization()
  const { id: diagramId } = await createTestDiagram(org.as.editor)
  const ref = { orgId: org.orgId, diagramId }
  return { ...org, ref, call: org.call.editor }
}

interface Drawn {
  readonly id: string
  readonly name: string
  readonly note: unknown
}

function byId({ nodes, groups }: Pick<Graph, 'nodes' | 'groups'>) {
  const named = <Element extends { readonly id: string }>(elements: readonly Element[]) =>
    Object.fromEntries(elements.map((element) => [element.id, element]))
  return { nodes: named(nodes), groups: named(groups) }
}

const twoGateways = testGraph([testNode({ id: 'a' }), testNode({ id: 'b' })])

describe('save', () => {
  test('stores the next version and keeps the ones before', async () => {
    const { ref, call } = await diagram()
    const saved = await call.save({ ...ref, baseVersion: 1, graph: twoGateways })
    expect(saved.version).toBe(2)
    expect((await call.get(ref)).graph).toEqual(twoGateways)
    expect(await call.history.get({ ...ref, version: 1 })).toMatchObject({ graph: testGraph() })
    expect(await call.history.get({ ...ref, version: 2 })).toMatchObject({ graph: twoGateways })
  })

  test('a save from an older version is refused and says which one is current', async () => {
    const { ref, call } = await diagram()
    await call.save({ ...ref, baseVersion: 1, graph: twoGateways })
    const refused = await refusal(call.save({ ...ref, baseVersion: 1, graph: testGraph() }))
    expect(refused).toMatchObject({ code: 'CONFLICT', reason: 'stale_version' })
    expect(refused.message).toContain('version 2')
    expect(await outcome(call.save({ ...ref, baseVersion: 3, graph: testGraph() }))).toBe(
      'stale_version',
    )
    expect((await call.get(ref)).graph).toEqual(twoGateways)
  })

  test('CC1 of twenty parallel saves from one version exactly one wins', async () => {
    const { ref, call } = await diagram()
    const saves = Array.from({ length: 20 }, (_, index) => {
      const graph = testGraph([testNode({ id: `from-${index}` })])
      return outcome(call.save({ ...ref, baseVersion: 1, graph }))
    })
    const outcomes = await Promise.all(saves)
    expect(outcomes.filter((reason) => reason === 'ok')).toHaveLength(1)
    expect(outcomes.filter((reason) => reason === 'stale_version')).toHaveLength(19)
    const winner = outcomes.indexOf('ok')
    const { version, graph } = await call.get(ref)
    expect(version).toBe(2)
    expect(graph.nodes[0]?.id).toBe(`from-${winner}`)
    expect(await db.diagramChange.count({ where: ref })).toBe(2)
  })

  test('of a save and a move to the trash at once, what was answered is what is stored', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { ref, call } = await diagram()
      const [saved, trashed] = await Promise.all([
        outcome(call.save({ ...ref, baseVersion: 1, graph: twoGateways })),
        outcome(call.trash(ref)),
      ])
      const { version, trashedAt } = await call.get(ref)
      expect(trashed).toBe('ok')
      expect(trashedAt).not.toBeNull()
      expect([saved, version]).toEqual(saved === 'ok' ? ['ok', 2] : ['trashed', 1])
    }
  })

  test('a graph that is wrong is refused and nothing is saved', async () => {
    const { ref, call } = await diagram()
    const node = testNode()
    const edge = {
      id: 'e',
      from: 'nat',
      to: 'nowhere',
      protocol: null,
      mode: 'sync' as const,
      volume: null,
    }
    const wrong = [
      { ...testGraph(), edges: [edge] },
      testGraph([node, node]),
      testGraph([testNode({ groupId: 'nowhere' })]),
      testGraph([testNode({ settings: { connectivity: 'psychic' } })]),
      testGraph([testNode({ kind: 'acme.anything' })]),
      testGraph([testNode({ position: { x: Number.NaN, y: 0 } })]),
      testGraph([testNode({ position: { x: Number.POSITIVE_INFINITY, y: 0 } })]),
    ]
    for (const graph of wrong) {
      const refused = await refusal(call.save({ ...ref, baseVersion: 1, graph }))
      expect(refused.code).toBe('BAD_REQUEST')
    }
    for (const baseVersion of [0, -1, 1.5, 2 ** 31, 2 ** 53, Number.NaN]) {
      const refused = await refusal(call.save({ ...ref, baseVersion, graph: testGraph() }))
      expect(refused.code).toBe('BAD_REQUEST')
    }
    expect((await call.get(ref)).version).toBe(1)
  })

  test('what is saved is what is read, whatever the names and settings say', async () => {
    const { ref, call } = await diagram()
    let baseVersion = 1
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
    const note = fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.parse(JSON.stringify(value)))
    const element = fc.record({ id: text, name: text, note })
    const elements = fc.uniqueArray(element, { selector: ({ id }) => id, maxLength: 8 })
    const property = fc.asyncProperty(elements, async (drawn) => {
      const graph = {
        nodes: drawn.map(({ id, name }) =>
          testNode({ id: `node ${id}`, name, groupId: `group ${id}` }),
        ),
        edges: [],
        groups: drawn.map(({ id, name, note: said }) => ({
          id: `group ${id}`,
          kind: 'subnet' as const,
          name,
          parentId: null,
          settings: { said },
        })),
      }
      const saved = await call.save({ ...ref, baseVersion, graph })
      baseVersion = saved.version
      // What was there before keeps its place.
      expect(byId((await call.get(ref)).graph)).toEqual(byId(graph))
      expect(saved.cost.priced).toBe(drawn.length)
    })
    const twoOf = (...ids: string[]): [Drawn[]] => [ids.map((id) => ({ id, name: id, note: {} }))]
    await fc.assert(property, { numRuns: 40, examples: [twoOf('b'), twoOf('a', 'b')] })
  })

  test('a diagram of ten thousand nodes is saved and read whole', async () => {
    const { ref, call } = await diagram()
    const nodes = Array.from({ length: 10_000 }, (_, index) => testNode({ id: `nat-${index}` }))
    const saved = await call.save({ ...ref, baseVersion: 1, graph: testGraph(nodes) })
    expect(saved.cost).toMatchObject({ priced: 10_000, totalMonthly: 328_500 })
    expect((await call.get(ref)).graph.nodes).toEqual(nodes)
  })
})
