import type { Db } from '@backarch/db'
import { withinLimit, type OrgContext } from '@backarch/services-access'

import { toElements } from '../document/graph-elements.ts'
import { insertChange } from '../repo/changes.ts'
import { countDiagramsInOrg, insertDiagram } from '../repo/diagrams.ts'
import { writeElements } from '../repo/elements.ts'
import { takeSnapshot } from '../repo/snapshots.ts'
import type { CreateInput, DiagramView } from '../schemas.ts'
import { idOf } from '../schemas/element.ts'
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
  const bill = billOf({ graph, sources }, { strict })
  const orgId = ctx.org.id
  const id = ctx.newId()
  const ref = { orgId, diagramId: id }
  const now = ctx.now()
  const createdBy = authorOf(ctx)
  const version = 1
  const elements = toElements({ graph, sources }).map((after) => ({
    id: idOf(after),
    before: null,
    after,
  }))
  const state = {
    currentVersion: version,
    bill,
    hasUsageFile: usageFile !== null,
    nodeCount: graph.nodes.length,
    edgeCount: graph.edges.length,
    groupCount: graph.groups.length,
  }
  const begun = {
    version,
    kind: 'create' as const,
    ofVersion: null,
    bill,
    createdBy,
    createdAt: now,
  }
  const named = { name, nameWords: wordsOf(name), folderId }
  const count = (tx: Db) => countDiagramsInOrg(tx, orgId)
  const diagram = await withinLimit(ctx, 'diagrams', count, async (tx) => {
    if (folderId !== null) await requireFolderStays(ctx, tx, folderId)
    const inserted = await insertDiagram(tx, { orgId, id, ...named, createdBy, now, ...state })
    await writeElements(tx, ref, elements, searchWordsOf)
    // What it began with is the snapshot: the log holds what was done to it afterwards.
    await insertChange(
      tx,
      ref,
      { ...begun, operations: null, kept: null, idempotencyKey: null },
      [],
    )
    await takeSnapshot(tx, ref)
    return inserted
  })
  return toView(diagram, false)
}
