import type { Db } from '@backarch/db'
import { openPrices } from '@backarch/features-pricing'
import { withinLimit, type OrgContext } from '@backarch/services-access'

import { toElements } from '../document/graph-elements.ts'
import { countDiagramsInOrg, insertDiagram } from '../repo/diagrams.ts'
import { takeSnapshot } from '../repo/snapshots.ts'
import { storeBeginning } from '../repo/store-change.ts'
import type { CreateInput, DiagramView } from '../schemas.ts'
import { searchWordsOf } from '../search/search-words-of.ts'
import { wordsOf } from '../search/words-of.ts'
import { authorOf } from './author-of.ts'
import { toView } from './diagram-in-org.ts'
import { billOf } from './document/bill-after.ts'
import { requireFolderStays } from './keeping/folders.ts'
import { requireSound } from './require-sound.ts'

/**
 * Makes a diagram, empty or with a graph, together with its version 1 and what that costs.
 * Throws LIMIT_EXCEEDED (`limit_reached`) when there are as many as the plan includes, the trash not counted, NOT_FOUND
 * (`folder_not_found`), and VALIDATION for a graph or a usage file that cannot be read; `strict` also for a usage file
 * that names what is not there.
 */
export async function createDiagram(
  ctx: OrgContext,
  input: CreateInput,
  { strict = true } = {},
): Promise<DiagramView> {
  const {
    name,
    folderId = null,
    graph = { nodes: [], edges: [], groups: [] },
    others = [],
    usageFile = null,
  } = input
  const sources = { others, usageFile }
  requireSound(graph)
  const orgId = ctx.org.id
  const prices = await openPrices(ctx.db, orgId)
  const book = await prices.bookFor(ctx.db, graph.nodes)
  const bill = billOf({ graph, sources }, { strict, book })
  const id = ctx.newId()
  const ref = { orgId, diagramId: id }
  const now = ctx.now()
  const createdBy = authorOf(ctx)
  const version = 1
  const elements = toElements({ graph, sources })
  const state = {
    currentVersion: version,
    bill,
    hasUsageFile: usageFile !== null,
    nodeCount: graph.nodes.length,
    edgeCount: graph.edges.length,
    groupCount: graph.groups.length,
  }
  const change = {
    version,
    kind: 'create' as const,
    ofVersion: null,
    operations: null,
    kept: null,
    idempotencyKey: null,
    bill,
    createdBy,
    createdAt: now,
  }
  const named = { name, nameWords: wordsOf(name), folderId }
  const count = (tx: Db) => countDiagramsInOrg(tx, orgId)
  const diagram = await withinLimit(ctx, 'diagrams', count, async (tx) => {
    if (folderId !== null) await requireFolderStays(ctx, tx, folderId)
    const inserted = await insertDiagram(tx, { orgId, id, ...named, createdBy, now, ...state })
    await storeBeginning(tx, ref, { change, elements, searchWordsOf })
    await takeSnapshot(tx, ref)
    return inserted
  })
  return toView(diagram, { prices, readOnly: false })
}
