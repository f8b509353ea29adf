import { testGraph, testNode } from '@backarch/features-canvas/testing'
import { describe, expect, test } from 'vitest'

import { createSuite } from './support.ts'

const { organization } = await createSuite()
const { as, orgId, call } = await organization()

/** Nodes in a group, and an edge from each to the next. */
function chain(size: number) {
  const nodes = Array.from({ length: size }, (_, i) =>
    testNode({ id: `n${size - i}`, groupId: 'all' }),
  )
  const edges = nodes.slice(1).map((node, i) => ({
    id: `e${i}`,
    from: nodes[i]?.id ?? '',
    to: node.id,
    protocol: null,
    mode: 'data' as const,
    volume: null,
  }))
  const all = { id: 'all', kind: 'zone' as const, name: 'All', parentId: null, settings: {} }
  return { ...testGraph(nodes), edges, groups: [all] }
}

describe('a diagram is read whole, in the order in which its elements came', () => {
  // Elements are read 512 at a time: nodes, edges, the group and the sources.
  test.each([1, 254, 255, 256, 257, 511, 512, 513, 1_200])('%i nodes', async (size) => {
    const graph = chain(size)
    const { id: diagramId } = await call.editor.create({ orgId, name: 'Chain', graph })
    expect((await call.viewer.get({ orgId, diagramId })).graph).toEqual(graph)
  })

  test('what is added comes last, and what is changed stays where it was', async () => {
    const graph = chain(130)
    const { id: diagramId } = await call.editor.create({ orgId, name: 'Chain', graph })
    const added = testNode({ id: 'a', groupId: 'all' })
    await call.editor.edit({
      orgId,
      diagramId,
      baseVersion: 1,
      idempotencyKey: as.editor.newId(),
      operations: [
        { op: 'addNode', node: added },
        { op: 'move', id: 'n7', position: { x: 5, y: 6 } },
        { op: 'removeNode', id: 'n130' },
      ],
    })
    const nodes = graph.nodes
      .filter(({ id }) => id !== 'n130')
      .map((node) => (node.id === 'n7' ? { ...node, position: { x: 5, y: 6 } } : node))
    const read = await call.viewer.get({ orgId, diagramId })
    expect(read.graph).toEqual({ ...graph, nodes: [...nodes, added], edges: graph.edges.slice(1) })
  })

  test('its graph is of the version it names, whoever edits meanwhile', async () => {
    const { id: diagramId } = await call.editor.create({ orgId, name: 'Busy' })
    const ref = { orgId, diagramId }
    const writer = { isDone: false }
    const writing = (async () => {
      for (let version = 1; version <= 60; version++) {
        const operations = [{ op: 'addNode' as const, node: testNode({ id: `n${version}` }) }]
        const idempotencyKey = as.editor.newId()
        await call.editor.edit({ ...ref, baseVersion: version, idempotencyKey, operations })
      }
      writer.isDone = true
    })()
    const seen = new Set<number>()
    while (!writer.isDone) {
      const reads = Array.from({ length: 6 }, () => call.viewer.get(ref))
      for (const { version, graph } of await Promise.all(reads)) {
        expect(graph.nodes).toHaveLength(version - 1)
        seen.add(version)
      }
    }
    await writing
    expect(seen.size).toBeGreaterThan(5)
  })
})
