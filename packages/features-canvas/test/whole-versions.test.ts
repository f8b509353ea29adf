import { createCallerFactory } from '@backarch/api'
import { createTestContext } from '@backarch/api/testing'
import { migrate, readHistory } from '@backarch/db/migrate'
import { createTestDatabase } from '@backarch/db/testing'
import { canvas } from '@backarch/features-canvas/feature'
import { testGraph, testNode } from '@backarch/features-canvas/testing'
import { estimate } from '@backarch/features-pricing'
import { createTestOrganization } from '@backarch/services-access/testing'
import { expect, test } from 'vitest'

/** The step that took whole versions apart into elements and changes. */
const step = '20261123144551_changes_of_elements'

test('what was stored as whole versions is read, changed and priced as it was', async () => {
  const history = await readHistory()
  // Of other packages all: what makes an organization knows today's columns.
  const before = history.filter(
    ({ name, packageName }) => name < step || packageName !== 'features-canvas',
  )
  await using database = await createTestDatabase({ history: before })
  const { db } = database
  const ctx = createTestContext({ db })
  const { id: orgId, as } = await createTestOrganization(ctx)
  const diagramId = ctx.newId()
  const first = testGraph()
  const second = {
    nodes: [testNode({ groupId: 'vpc' }), testNode({ id: 'other "quoted" ünïcode' })],
    edges: [
      { id: 'e', from: 'nat', to: 'nat', protocol: null, mode: 'sync' as const, volume: null },
    ],
    groups: [{ id: 'vpc', kind: 'network' as const, name: 'vpc', parentId: null, settings: {} }],
  }
  const others = [{ address: 'aws_iam_role.app', type: 'aws_iam_role', status: 'free' as const }]
  await db.$executeRaw`
    INSERT INTO diagram (org_id, id, name, current_version, created_at, updated_at)
    VALUES (${orgId}::uuid, ${diagramId}::uuid, 'Old', 2, now(), now())`
  for (const [index, graph] of [first, second].entries()) {
    const full = estimate({ graph, others })
    const { resources: _, ...totals } = full
    const cost = {
      ...totals,
      priced: graph.nodes.length,
      free: 1,
      unpriced: 0,
      unsupported: 0,
      unknownUsage: graph.nodes.length,
    }
    await db.$executeRaw`
      INSERT INTO diagram_version (org_id, diagram_id, version, graph, others, usage_file, cost, estimate, created_at)
      VALUES (${orgId}::uuid, ${diagramId}::uuid, ${index + 1}, ${JSON.stringify(graph)}, ${JSON.stringify(others)},
              NULL, ${JSON.stringify(cost)}::jsonb, ${JSON.stringify(full)}, now())`
  }

  await migrate({ url: database.url })
  const call = createCallerFactory(canvas.router)(as.editor)
  const ref = { orgId, diagramId }
  const { totalMonthly } = estimate({ graph: second })
  expect(await call.get(ref)).toMatchObject({
    version: 2,
    graph: second,
    cost: { totalMonthly, priced: 2, free: 1 },
  })
  expect(await call.history.get({ ...ref, version: 1 })).toMatchObject({
    graph: first,
    sources: { others, usageFile: null },
  })
  expect(await call.history.get({ ...ref, version: 2 })).toMatchObject({ graph: second })
  const edited = await call.edit({
    ...ref,
    baseVersion: 2,
    operations: [{ op: 'removeGroup', id: 'vpc', members: 'remove' }],
    idempotencyKey: ctx.newId(),
  })
  expect(edited.changes.map(({ id }) => id).toSorted()).toEqual(['e', 'nat', 'vpc'])
  expect(edited.cost).toMatchObject({ totalMonthly: totalMonthly / 2, priced: 1, free: 1 })
})
