import { outcome, refusal } from '@backarch/api/testing'
import { newId } from '@backarch/core'
import { createTestDiagram, testGraph, testNode } from '@backarch/features-canvas/testing'
import { afterAll, describe, expect, test } from 'vitest'

import { templates } from '../src/templates/index.ts'
import { createSuite } from './support.ts'

const { database, db, organization } = await createSuite()
afterAll(() => database[Symbol.asyncDispose]())

describe('templates', () => {
  test('are listed with what is in each', async () => {
    const { orgId, call } = await organization()
    const { templates: listed } = await call.viewer.templates.list({ orgId })
    expect(listed.length).toBeGreaterThanOrEqual(12)
    expect(listed.map(({ id, nodeCount }) => [id, nodeCount])).toEqual(
      templates.map(({ id, graph }) => [id, graph.nodes.length]),
    )
  })

  test('each begins a diagram, whose cost is known', async () => {
    const { orgId, call } = await organization()
    const { id: folderId } = await call.editor.folders.create({ orgId, name: 'Shop' })
    for (const { id: templateId, name, graph } of templates) {
      const created = await call.editor.templates.create({ orgId, templateId, folderId })
      expect(created).toMatchObject({ name, folderId, version: 1 })
      expect(created.cost.priced).toBeGreaterThan(0)
      const drawn = await call.viewer.get({ orgId, diagramId: created.id })
      expect(drawn.graph).toEqual(JSON.parse(JSON.stringify(graph)))
    }
    const named = await call.editor.templates.create({
      orgId,
      templateId: 'three-tier',
      name: 'Mine',
    })
    expect(named).toMatchObject({ name: 'Mine', folderId: null })
  })

  test('that do not exist, and folders of others, are not found; viewers make nothing', async () => {
    const theirs = await organization()
    const { id: foreign } = await theirs.call.editor.folders.create({
      orgId: theirs.orgId,
      name: 'x',
    })
    const { orgId, call } = await organization()
    const create = (templateId: string, folderId: string | null = null) =>
      refusal(call.owner.templates.create({ orgId, templateId, folderId }))
    expect(await create('no-such')).toMatchObject({
      code: 'NOT_FOUND',
      reason: 'template_not_found',
    })
    expect(await create('../three-tier')).toMatchObject({ code: 'BAD_REQUEST' })
    expect(await create('three-tier', foreign)).toEqual(await create('three-tier', newId()))
    const viewer = call.viewer.templates.create({ orgId, templateId: 'three-tier' })
    expect(await outcome(viewer)).toBe('role_too_low')
    expect(await db.diagram.count({ where: { orgId } })).toBe(0)
  })
})

describe('layout', () => {
  /** Six nodes on top of each other. */
  async function begin() {
    const { orgId, as, call } = await organization()
    const nodes = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => testNode({ id }))
    const { id: diagramId } = await createTestDiagram(as.editor, { graph: testGraph(nodes) })
    const diagram = { orgId, diagramId }
    const layout = (baseVersion: number, idempotencyKey = newId()) =>
      call.editor.layout({ ...diagram, baseVersion, idempotencyKey })
    const places = async () => {
      const { graph } = await call.viewer.get(diagram)
      return graph.nodes.map(({ position: { x, y } }) => `${x} ${y}`)
    }
    return { orgId, as, call, diagram, layout, places }
  }

  test('puts everything in a place of its own, as one edit that is undone in one step', async () => {
    const { call, diagram, layout, places } = await begin()
    expect(new Set(await places()).size).toBe(1)
    const laid = await layout(1)
    expect(laid).toMatchObject({ version: 2 })
    expect(new Set(await places()).size).toBe(6)
    await call.editor.undo({ ...diagram, idempotencyKey: newId() })
    expect(new Set(await places()).size).toBe(1)
  })

  test('makes no version when everything is in its place', async () => {
    const { layout } = await begin()
    await layout(1)
    expect(await layout(2)).toMatchObject({ version: 2, changes: [] })
    expect(await refusal(layout(3))).toMatchObject({
      code: 'BAD_REQUEST',
      reason: 'unknown_version',
    })
  })

  test('CC3 repeated with the same key answers the same, also in parallel', async () => {
    const { call, diagram, layout } = await begin()
    const key = newId()
    const answers = await Promise.all([layout(1, key), layout(1, key), layout(1, key)])
    expect(answers[1]).toEqual(answers[0])
    expect(answers[2]).toEqual(answers[0])
    const operations = [{ op: 'removeNode' as const, id: 'a' }]
    await call.editor.edit({ ...diagram, baseVersion: 2, operations, idempotencyKey: newId() })
    expect(await layout(1, key)).toEqual(answers[0])
    expect(await call.viewer.get(diagram)).toMatchObject({ version: 3 })
    const other = newId()
    await call.editor.edit({
      ...diagram,
      baseVersion: 3,
      operations: [{ op: 'setLabel', id: 'b', name: 'B' }],
      idempotencyKey: other,
    })
    expect(await outcome(layout(4, other))).toBe('key_reused')
  })

  test('is refused where others moved the same since, and keeps what they did else', async () => {
    const { call, diagram, layout } = await begin()
    const edit = (operations: Parameters<typeof call.owner.edit>[0]['operations']) =>
      call.owner.edit({ ...diagram, baseVersion: 1, operations, idempotencyKey: newId() })
    await edit([{ op: 'setLabel', id: 'a', name: 'Renamed' }])
    await layout(1)
    const { graph } = await call.viewer.get(diagram)
    expect(graph.nodes.find(({ id }) => id === 'a')?.name).toBe('Renamed')
    const moved = { op: 'move' as const, id: 'f', position: { x: 9_000, y: 9_000 } }
    await call.owner.edit({
      ...diagram,
      baseVersion: 3,
      operations: [moved],
      idempotencyKey: newId(),
    })
    expect(await refusal(layout(3))).toMatchObject({ code: 'CONFLICT', reason: 'edit_conflict' })
  })

  test('is for editors, for what is not in the trash, and for one’s own organization', async () => {
    const { orgId, call, diagram, layout } = await begin()
    const input = { ...diagram, baseVersion: 1, idempotencyKey: newId() }
    expect(await outcome(call.viewer.layout(input))).toBe('role_too_low')
    const other = await organization()
    const foreign = await refusal(other.call.owner.layout({ ...input, orgId: other.orgId }))
    const none = { ...input, orgId: other.orgId, diagramId: newId() }
    expect(foreign).toEqual(await refusal(other.call.owner.layout(none)))
    expect(foreign.code).toBe('NOT_FOUND')
    await call.editor.trash({ orgId, diagramId: diagram.diagramId })
    expect(await outcome(layout(1))).toBe('trashed')
  })
})
