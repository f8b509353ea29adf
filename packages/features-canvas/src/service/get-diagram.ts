import { WrittenJson } from '@backarch/api/schemas'
import { estimate, openPrices } from '@backarch/features-pricing'
import type { Estimate } from '@backarch/features-pricing/schemas'
import type { OrgContext } from '@backarch/services-access'

import { toDocument } from '../document/graph-elements.ts'
import type { Diagram } from '../repo/diagrams.ts'
import { findElements, findGraphText } from '../repo/elements.ts'
import type { DiagramInput, DiagramWithGraph } from '../schemas.ts'
import { requireDiagram, toView } from './diagram-in-org.ts'
import { overLimit } from './over-limit.ts'
import { readAtOneMoment } from './read-at-one-moment.ts'

/** A diagram as it is, also when it lies in the trash. */
export async function getDiagram(
  ctx: OrgContext,
  { diagramId }: DiagramInput,
): Promise<DiagramWithGraph> {
  const [isOver, prices, { diagram, text }] = await Promise.all([
    overLimit(ctx),
    openPrices(ctx.db, ctx.org.id),
    readGraph(ctx, diagramId),
  ])
  return { ...toView(diagram, { prices, readOnly: isOver(diagram) }), graph: new WrittenJson(text) }
}

async function readGraph(
  ctx: OrgContext,
  diagramId: string,
): Promise<{ readonly diagram: Diagram; readonly text: string }> {
  const ref = { orgId: ctx.org.id, diagramId }
  const [diagram, { version, text }] = await Promise.all([
    requireDiagram(ctx, diagramId),
    findGraphText(ctx.db, ref),
  ])
  if (version === diagram.currentVersion) return { diagram, text }
  // Somebody has edited between the two. A transaction each time would cost everybody more than this costs some.
  return readAtOneMoment(ctx, diagramId, async (tx, found) => {
    return { diagram: found, text: (await findGraphText(tx, ref)).text }
  })
}

/** What a diagram costs as it is, line by line. */
export async function getEstimate(ctx: OrgContext, { diagramId }: DiagramInput): Promise<Estimate> {
  const [prices, elements] = await Promise.all([
    openPrices(ctx.db, ctx.org.id),
    readAtOneMoment(ctx, diagramId, (tx) => findElements(tx, { orgId: ctx.org.id, diagramId })),
  ])
  const { graph, sources } = toDocument(elements)
  const { currency } = prices
  const book = await prices.bookFor(ctx.db, graph.nodes)
  const { others, usageFile } = sources
  return estimate(
    { graph, others, ...(usageFile === null ? {} : { usageFile }) },
    // It was right when it was set; what it says of a node deleted since is no mistake.
    { book, currency, unknownAddresses: 'ignore' },
  )
}
