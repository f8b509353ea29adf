import type { Estimate } from '@backarch/features-pricing/schemas'
import type { OrgContext } from '@backarch/services-access'

import { findEstimate, findGraph, type Diagram } from '../repo.ts'
import type { DiagramInput, DiagramWithGraph } from '../schemas.ts'
import { requireDiagram, toView } from './diagram-in-org.ts'
import { overLimit } from './over-limit.ts'

/** A diagram as it was saved last, also when it lies in the trash. */
export async function getDiagram(
  ctx: OrgContext,
  { diagramId }: DiagramInput,
): Promise<DiagramWithGraph> {
  const diagram = await requireDiagram(ctx, diagramId)
  const [version, isOver] = await Promise.all([
    findGraph(ctx.db, currentVersionOf(diagram)),
    overLimit(ctx),
  ])
  if (!version) throw missing(diagram)
  return { ...toView(diagram, version.cost, isOver(diagram)), graph: version.graph }
}

/** The estimate that was made when the diagram was saved last, line by line. */
export async function getEstimate(ctx: OrgContext, { diagramId }: DiagramInput): Promise<Estimate> {
  const diagram = await requireDiagram(ctx, diagramId)
  const estimate = await findEstimate(ctx.db, currentVersionOf(diagram))
  if (!estimate) throw missing(diagram)
  return estimate
}

function currentVersionOf({ orgId, id: diagramId, currentVersion: version }: Diagram) {
  return { orgId, diagramId, version }
}

function missing({ id, currentVersion }: Diagram): Error {
  return new Error(`Diagram ${id} has no version ${currentVersion}.`)
}
