import { WrittenJson } from '@backarch/api/schemas'
import { estimate } from '@backarch/features-pricing'
import type { Estimate } from '@backarch/features-pricing/schemas'
import type { OrgContext } from '@backarch/services-access'

import { toDocument } from '../document/graph-elements.ts'
import { findElements, findGraphText } from '../repo/elements.ts'
import type { DiagramInput, DiagramWithGraph } from '../schemas.ts'
import { toView } from './diagram-in-org.ts'
import { overLimit } from './over-limit.ts'
import { readAtOneMoment } from './read-at-one-moment.ts'

/** A diagram as it is, also when it lies in the trash. */
export async function getDiagram(
  ctx: OrgContext,
  { diagramId }: DiagramInput,
): Promise<DiagramWithGraph> {
  const isOver = await overLimit(ctx)
  const { diagram, text } = await readAtOneMoment(ctx, diagramId, async (tx, found) => ({
    diagram: found,
    text: await findGraphText(tx, { orgId: ctx.org.id, diagramId }),
  }))
  return { ...toView(diagram, isOver(diagram)), graph: new WrittenJson(text) }
}

/** What a diagram costs as it is, line by line. */
export async function getEstimate(ctx: OrgContext, { diagramId }: DiagramInput): Promise<Estimate> {
  const elements = await readAtOneMoment(ctx, diagramId, (tx) =>
    findElements(tx, { orgId: ctx.org.id, diagramId }),
  )
  const { graph, sources } = toDocument(elements)
  const { others, usageFile } = sources
  return estimate(
    { graph, others, ...(usageFile === null ? {} : { usageFile }) },
    // It was right when it was set; what it says of a node deleted since is no mistake.
    { unknownAddresses: 'ignore' },
  )
}
