import { AppError } from '@backarch/core'
import { planLimit, planTable, type OrgContext } from '@backarch/services-access'

import { countDiagramsInOrg, findDiagramIdAfter, type Diagram } from '../repo/diagrams.ts'

/**
 * Tells which diagrams are beyond those that the plan includes: of the ones that do not lie in the trash the newest,
 * so that a smaller plan takes nothing away that was there first.
 */
export async function overLimit({ db, org }: OrgContext): Promise<(diagram: Diagram) => boolean> {
  const skip = planLimit(org.plan, 'diagrams')
  // Nearly always so, and counting is faster than sorting.
  if ((await countDiagramsInOrg(db, org.id)) <= skip) return () => false
  const first = await findDiagramIdAfter(db, { orgId: org.id, skip })
  return ({ id, trashedAt }) => first !== null && trashedAt === null && id >= first
}

/** Throws PLAN_REQUIRED (`over_limit`) for a diagram that can only be read; asks which can where it is not told. */
export async function requireWritable(
  ctx: OrgContext,
  diagram: Diagram,
  isOver?: (diagram: Diagram) => boolean,
): Promise<void> {
  const over = isOver ?? (await overLimit(ctx))
  if (!over(diagram)) return
  const { label, limits } = planTable[ctx.org.plan]
  throw new AppError(
    'PLAN_REQUIRED',
    `This diagram can be read but not changed: the plan ${label} includes ${limits.diagrams.toLocaleString('en-US')} diagrams, and it is newer than those. Put another one into the trash, or choose a larger plan.`,
    { details: { reason: 'over_limit' } },
  )
}
