import { isDeepStrictEqual } from 'node:util'

import { openPrices } from '@backarch/features-pricing'
import type { OrgContext } from '@backarch/services-access'
import type { Graph } from '@backarch/services-topology/schemas'

import { costOf } from '../../bill.ts'
import { toDocument } from '../../document/graph-elements.ts'
import { layoutGraph } from '../../layout/layout-graph.ts'
import { findElements } from '../../repo/elements.ts'
import type { Edited, LayoutInput, Operation } from '../../schemas.ts'
import { requireNotTrashed } from '../diagram-in-org.ts'
import { toChangeViews } from '../document/change-views.ts'
import { editDiagram, requireKnown } from '../document/edit-diagram.ts'
import { findRepeated } from '../document/find-repeated.ts'
import { requireWritable } from '../over-limit.ts'
import { readAtOneMoment } from '../read-at-one-moment.ts'

/**
 * Lays a diagram out anew, as one edit that moves what is not in its place: it is undone in one step, and what others
 * moved since `baseVersion` is a conflict. What others do while it is laid out stays. A diagram in which everything is
 * in its place gets no new version.
 * Throws what `layoutGraph` and `editDiagram` throw.
 */
export async function layoutDiagram(ctx: OrgContext, input: LayoutInput): Promise<Edited> {
  const { diagramId, baseVersion, idempotencyKey } = input
  const { diagram, elements, repeated } = await readAtOneMoment(
    ctx,
    diagramId,
    async (tx, found) => ({
      diagram: found,
      repeated: await findRepeated(ctx, tx, found, {
        kind: 'edit',
        idempotencyKey,
        isSameCall: ({ operations }) => operations !== null && isLayout(operations),
      }),
      elements: await findElements(tx, { orgId: ctx.org.id, diagramId }),
    }),
  )
  if (repeated) {
    const { version, changes, bill } = repeated
    return {
      version,
      changes: toChangeViews(changes),
      cost: costOf(bill, await openPrices(ctx.db, ctx.org.id)),
    }
  }
  // Before the work, which may take seconds.
  requireNotTrashed(diagram)
  await requireWritable(ctx, diagram)
  requireKnown(diagram, baseVersion)
  const { graph } = toDocument(elements)
  const operations = await movesOf(graph, ctx.signal)
  if (operations.length > 0) return editDiagram(ctx, { ...input, operations })
  const prices = await openPrices(ctx.db, ctx.org.id)
  return { version: diagram.currentVersion, changes: [], cost: costOf(diagram.bill, prices) }
}

/** In the order of the diagram, so that the same diagram gives the same operations. */
async function movesOf(graph: Graph, signal: AbortSignal): Promise<Operation[]> {
  const positions = await layoutGraph(graph, { signal })
  return [...graph.groups, ...graph.nodes].flatMap(({ id, position: before }): Operation[] => {
    const position = positions.get(id)
    if (!position || isDeepStrictEqual({ ...before }, { ...position })) return []
    return [{ op: 'move', id, position: { ...position } }]
  })
}

function isLayout(operations: string): boolean {
  const parsed: readonly Operation[] = JSON.parse(operations)
  return parsed.every(({ op }) => op === 'move')
}
