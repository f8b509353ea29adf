import { AppError } from '@backarch/core'
import { checkGraph } from '@backarch/services-topology'
import type { Graph } from '@backarch/services-topology/schemas'

/** Throws VALIDATION for a graph whose parts do not fit together, or settings that are not of their kind's shape. */
export function requireSound(graph: Graph): void {
  const problems = checkGraph(graph)
  const [first] = problems
  if (!first) return
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : ''
  throw new AppError('VALIDATION', `${first.message}${more}`, {
    details: { reason: first.reason, problems: problems.slice(0, 20) },
  })
}
