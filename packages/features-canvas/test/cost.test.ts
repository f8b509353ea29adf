import { refusal } from '@backarch/api/testing'
import { createTestDiagram, testGraph, testNode } from '@backarch/features-canvas/testing'
import { estimate } from '@backarch/features-pricing'
import { afterAll, describe, expect, test } from 'vitest'

import { createSuite } from './support.ts'

const { database, organization } = await createSuite()
afterAll(() => database[Symbol.asyncDispose]())

const graph = testGraph()
const others = [
  { address: 'aws_iam_role.app', type: 'aws_iam_role', status: 'free' as const },
  {
    address: 'aws_sagemaker_endpoint.x',
    type: 'aws_sagemaker_endpoint',
    status: 'unsupported' as const,
  },
]
const usageFile = `version: 0.1
resource_usage:
  aws_nat_gateway.nat:
    monthly_data_processed_gb: 100
`

describe('the cost of a version', () => {
  test('is the pricing feature’s estimate of what was saved', async () => {
    const { orgId, call, as } = await organization()
    const { id: diagramId, cost } = await createTestDiagram(as.editor)
    // 730 hours at 0.045 dollars; the gigabytes are not known.
    expect(cost).toMatchObject({ totalMonthly: 32.85, usageMonthly: 0, priced: 1, unknownUsage: 1 })
    const stored = await call.viewer.estimate({ orgId, diagramId })
    expect(stored).toEqual(estimate({ graph }))
    expect((await call.viewer.get({ orgId, diagramId })).cost).toEqual(cost)
    expect((await call.viewer.list({ orgId })).items[0]?.cost).toEqual(cost)
  })

  test('counts what has no price and what is not supported, and adds nothing for it', async () => {
    const { orgId, call } = await organization()
    const nodes = [testNode(), testNode({ id: 'elsewhere', region: 'xx-nowhere-1' })]
    const created = await call.editor.create({ orgId, name: 'x', graph: testGraph(nodes), others })
    expect(created.cost).toMatchObject({
      totalMonthly: 32.85,
      priced: 1,
      free: 1,
      unpriced: 1,
      unsupported: 1,
    })
    const { resources } = await call.viewer.estimate({ orgId, diagramId: created.id })
    expect(resources.filter(({ status }) => status === 'unsupported')).toMatchObject([
      { address: 'aws_sagemaker_endpoint.x', monthly: null },
    ])
  })

  test('an edit keeps what could not be drawn and the usage file; both can be replaced', async () => {
    const { orgId, call } = await organization()
    const { create, save } = call.editor
    const first = await create({ orgId, name: 'x', graph, others, usageFile })
    expect(first.cost).toMatchObject({ totalMonthly: 37.35, free: 1, unsupported: 1 })
    const ref = { orgId, diagramId: first.id }
    const edited = await save({ ...ref, baseVersion: 1, graph })
    expect(edited.cost).toEqual(first.cost)
    const cleared = await save({ ...ref, baseVersion: 2, graph, others: [], usageFile: null })
    expect(cleared.cost).toMatchObject({ totalMonthly: 32.85, free: 0, unsupported: 0 })
    const more = usageFile.replace('100', '200')
    const again = await save({ ...ref, baseVersion: 3, graph, usageFile: more })
    expect(again.cost).toMatchObject({ totalMonthly: 41.85, unsupported: 0 })
  })

  test('a node may be deleted although the kept usage file still speaks of it', async () => {
    const { orgId, call } = await organization()
    const first = await call.editor.create({ orgId, name: 'x', graph, usageFile })
    const ref = { orgId, diagramId: first.id }
    const empty = testGraph([])
    const saved = await call.editor.save({ ...ref, baseVersion: 1, graph: empty })
    expect(saved.cost).toMatchObject({ totalMonthly: 0, priced: 0 })
    const again = call.editor.save({ ...ref, baseVersion: 2, graph: empty, usageFile })
    expect((await refusal(again)).message).toContain('aws_nat_gateway.nat')
  })

  test('a usage file that cannot be read is refused with its line, and nothing is saved', async () => {
    const { orgId, call, as } = await organization()
    const { id: diagramId } = await createTestDiagram(as.editor)
    const broken = 'version: 0.1\nresource_usages:\n  x: 1\n'
    const save = call.editor.save({ orgId, diagramId, baseVersion: 1, graph, usageFile: broken })
    const refused = await refusal(save)
    expect(refused.code).toBe('BAD_REQUEST')
    expect(refused.message).toContain('2')
    expect((await call.viewer.get({ orgId, diagramId })).version).toBe(1)
  })
})
