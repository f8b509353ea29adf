import { canvas } from '@backarch/features-canvas/feature'
import { createTestDiagram, testGraph } from '@backarch/features-canvas/testing'
import { describeAccess } from '@backarch/services-access/testing'

import { listDiagrams } from '../src/service/list-diagrams.ts'

describeAccess({
  feature: canvas,
  opaqueOutputs: {
    'history.get.graph': 'It was checked when the diagram was changed to what it was then.',
    'get.graph': 'It was checked against the schema of graphs when it was saved.',
    estimate: 'It was stored as the pricing feature answered it, through its own strict output.',
  },
  arrange: async (as) => {
    const orgId = as.org.id
    const { id: diagramId } = await createTestDiagram(as)
    await createTestDiagram(as)
    const { nextCursor: cursor } = await listDiagrams(as, { trashed: false, take: 1 })
    const diagram = { orgId, diagramId }
    const version = { ...diagram, version: 1 }
    const idempotencyKey = as.newId()
    return {
      create: { orgId, name: 'New', graph: testGraph() },
      get: diagram,
      estimate: diagram,
      list: { orgId, take: 1, cursor },
      save: { ...diagram, baseVersion: 1, graph: testGraph() },
      rename: { ...diagram, name: 'Better' },
      trash: diagram,
      restore: diagram,
      undo: { ...diagram, idempotencyKey },
      redo: { ...diagram, idempotencyKey },
      'history.list': diagram,
      'history.get': version,
      'history.name': { ...version, name: 'Reviewed' },
      'history.restore': { ...version, idempotencyKey },
      'history.branch': { ...version, name: 'Another way' },
    }
  },
})
