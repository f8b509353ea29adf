import { canvas } from '@backarch/features-canvas/feature'
import { createTestDiagram, testGraph, testNode } from '@backarch/features-canvas/testing'
import { describeAccess } from '@backarch/services-access/testing'

import { listHistory } from '../src/service/history/list-history.ts'
import { nameVersion } from '../src/service/history/name-version.ts'
import { createFolder } from '../src/service/keeping/folders.ts'
import { searchDiagrams } from '../src/service/keeping/search-diagrams.ts'
import { trashDiagram } from '../src/service/keeping/trash-diagram.ts'
import { listDiagrams } from '../src/service/list-diagrams.ts'
import { saveDiagram } from '../src/service/save-diagram.ts'
import { createShare } from '../src/service/sharing/create-share.ts'
import { undoOwnChange } from '../src/service/undo/undo-change.ts'

const diagramFile = {
  format: 'backarch-diagram',
  formatVersion: 1,
  name: 'Shop',
  graph: testGraph(),
  sources: { others: [], usageFile: null },
}

describeAccess({
  feature: canvas,
  opaqueOutputs: {
    'edit.changes[].element': 'It was checked when it was stored.',
    'changes.[].changes[].element': 'It was checked when it was stored.',
    'history.diff.content':
      'What differs of graphs that were checked when the diagram was changed.',
    'history.restore.changes': 'Elements that were checked when the diagram was changed.',
    'undo.changes': 'Elements that were checked when the diagram was changed.',
    'redo.changes': 'Elements that were checked when the diagram was changed.',
    'history.get.graph': 'It was checked when the diagram was changed to what it was then.',
    'export.graph': 'It was checked when the diagram was changed to what it is or was.',
    'shares.open.graph': 'It was checked when the diagram was changed to what it is.',
    'layout.changes[].element': 'It was checked when it was stored.',
    'get.graph': 'It was checked against the schema of graphs when it was saved.',
    estimate: 'It was stored as the pricing feature answered it, through its own strict output.',
  },
  mayBeForeign: {
    'edit.idempotencyKey': 'Chosen by the caller: it names nothing but earlier calls of theirs.',
    'changes.clientId': 'Chosen by the caller: it names their window to those who watch with them.',
    'present.clientId': 'Chosen by the caller: it names their window to those who watch with them.',
    'undo.idempotencyKey': 'Chosen by the caller: it names nothing but earlier calls of theirs.',
    'redo.idempotencyKey': 'Chosen by the caller: it names nothing but earlier calls of theirs.',
    'history.restore.idempotencyKey':
      'Chosen by the caller: it names nothing but earlier calls of theirs.',
    'layout.idempotencyKey': 'Whoever calls chooses it; it names nothing of anybody.',
    'shares.open':
      'Whoever has a link sees its diagram: a secret that nobody guesses, stored as a hash.',
  },
  arrange: async (as) => {
    const orgId = as.org.id
    const { id: diagramId } = await createTestDiagram(as)
    const { id: otherId } = await createTestDiagram(as)
    const { id: editedId } = await createTestDiagram(as)
    const open = { orgId, diagramId: editedId, clientId: as.newId() }
    const { nextCursor: cursor } = await listDiagrams(as, { trashed: false, take: 1 })
    const found = await searchDiagrams(as, { query: 'nat', take: 1 })
    const foundCursor = found.nextCursor
    const diagram = { orgId, diagramId }
    const version = { ...diagram, version: 1 }
    const idempotencyKey = as.newId()
    // Two changes, of which one is undone: there is something to undo, to redo and to list.
    const changed = { orgId, diagramId: otherId, idempotencyKey }
    for (const baseVersion of [1, 2]) {
      const graph = testGraph([testNode({ position: { x: baseVersion, y: 0 } })])
      await saveDiagram(as, { ...changed, baseVersion, graph })
    }
    await undoOwnChange(as, { ...changed, idempotencyKey: as.newId() })
    const history = { orgId, diagramId: otherId, take: 1 }
    await nameVersion(as, { ...history, version: 1, name: 'Begun' })
    const { nextCursor: historyCursor } = await listHistory(as, { ...history, cursor: undefined })
    const { id: shareId, token } = await createShare(as, {
      ...diagram,
      kind: 'view',
      password: null,
      expiresAt: null,
      showsCost: true,
      embedOrigins: [],
    })
    const { id: parentId } = await createFolder(as, { orgId, name: 'Around', parentId: null })
    const { id: folderId } = await createFolder(as, { orgId, name: 'Inside', parentId: null })
    return {
      create: { orgId, name: 'New', folderId, graph: testGraph() },
      edit: {
        orgId,
        diagramId: editedId,
        baseVersion: 1,
        operations: [{ op: 'setLabel', id: 'nat', name: 'Way out' }],
        idempotencyKey,
      },
      changes: { ...open, after: 1 },
      present: { ...open, pointer: { x: 1, y: 2 }, selection: ['nat'] },
      get: diagram,
      estimate: diagram,
      list: { orgId, take: 1, cursor, folderId },
      save: { ...diagram, baseVersion: 1, graph: testGraph() },
      rename: { ...diagram, name: 'Better' },
      trash: diagram,
      restore: diagram,
      undo: changed,
      redo: { ...changed, idempotencyKey: as.newId() },
      'history.list': { ...history, cursor: historyCursor },
      'history.get': version,
      'history.diff': { ...diagram, from: 1, to: 1 },
      'history.name': { ...version, name: 'Reviewed' },
      'history.restore': { ...version, idempotencyKey },
      'history.branch': { ...version, name: 'Another way' },
      purge: async () => {
        const { id } = await createTestDiagram(as)
        await trashDiagram(as, { orgId, diagramId: id })
        return { orgId, diagramId: id }
      },
      move: { ...diagram, folderId },
      duplicate: diagram,
      layout: { ...diagram, baseVersion: 1, idempotencyKey: as.newId() },
      'templates.list': { orgId },
      'templates.create': { orgId, templateId: 'three-tier', name: 'New', folderId },
      search: { orgId, query: 'nat', take: 1, cursor: foundCursor },
      'favorites.list': { orgId },
      'favorites.set': { ...diagram, favorite: true },
      'shares.create': { ...diagram, kind: 'view', expiresAt: '2100-01-01T00:00:00Z' },
      export: { ...diagram, version: 1 },
      import: { orgId, folderId, file: diagramFile },
      'shares.list': diagram,
      'shares.change': { ...diagram, shareId, showsCost: true },
      'shares.revoke': { ...diagram, shareId },
      'shares.open': { token },
      'folders.list': { orgId },
      'folders.create': { orgId, name: 'New', parentId },
      'folders.rename': { orgId, folderId, name: 'Better' },
      'folders.move': { orgId, folderId, parentId },
      'folders.delete': { orgId, folderId: parentId, contents: 'moveUp' },
    }
  },
})
