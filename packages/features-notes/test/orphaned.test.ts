import { testGraph, testNode } from '@backarch/features-canvas/testing'
import { afterAll, expect, test } from 'vitest'

import { createSuite } from './support.ts'

const { database, begin } = await createSuite()
afterAll(() => database[Symbol.asyncDispose]())

const group = { id: 'vpc', kind: 'network' as const, name: 'Network', parentId: null, settings: {} }
const edge = {
  id: 'e',
  from: 'nat',
  to: 'other',
  mode: 'sync' as const,
  protocol: null,
  volume: null,
}

test('a note follows its element through moves and changes, is orphaned when it is removed, and comes back with it', async () => {
  const { as, diagram, canvas, call, note, all } = await begin()
  const first = await note({ elementId: 'nat' })
  await call.editor.reply({ ...first, body: 'x' })
  await note()
  const flags = async () => (await all()).map(({ orphaned }) => orphaned)
  const edit = (baseVersion: number, operations: Parameters<typeof canvas.edit>[0]['operations']) =>
    canvas.edit({ ...diagram, baseVersion, operations, idempotencyKey: as.admin.newId() })

  await edit(1, [{ op: 'move', id: 'nat', position: { x: 500, y: 500 } }])
  await edit(2, [{ op: 'setLabel', id: 'nat', name: 'Way out' }])
  expect(await flags()).toEqual([false, false, false])

  const removed = await edit(3, [{ op: 'removeNode', id: 'nat' }])
  expect(await flags()).toEqual([false, true, true])
  // It can still be found, answered and resolved.
  const { items } = await call.viewer.list({ ...diagram, elementId: 'nat' })
  expect(items).toHaveLength(2)
  expect(await call.editor.reply({ ...first, body: 'Why?' })).toMatchObject({ orphaned: true })
  expect(await call.editor.resolve(first)).toMatchObject({ orphaned: true })

  expect(removed.version).toBe(4)
  await canvas.undo({ ...diagram, idempotencyKey: as.admin.newId() })
  expect(await flags()).toEqual([false, false, false, false])
})

test('a node, an edge and a group can have notes; an element of another diagram cannot', async () => {
  const { diagram, canvas, call, note } = await begin()
  const nodes = [testNode({ groupId: 'vpc' }), testNode({ id: 'other' })]
  const graph = { ...testGraph(nodes), edges: [edge], groups: [group] }
  await canvas.save({ ...diagram, baseVersion: 1, graph })
  for (const elementId of ['nat', 'e', 'vpc']) await note({ elementId })
  const { items } = await call.viewer.list(diagram)
  expect(items.map(({ elementId, orphaned }) => [elementId, orphaned])).toEqual([
    ['vpc', false],
    ['e', false],
    ['nat', false],
  ])
  const { id: diagramId } = await canvas.create({ orgId: diagram.orgId, name: 'Empty' })
  const made = call.editor.create({ ...diagram, diagramId, elementId: 'nat', body: 'x' })
  await expect(made).rejects.toThrow('The diagram has no such element, or it was removed.')
})
