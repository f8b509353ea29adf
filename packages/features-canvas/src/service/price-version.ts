import { AppError } from '@backarch/core'
import { estimate } from '@backarch/features-pricing'
import type { Estimate, OtherResource } from '@backarch/features-pricing/schemas'
import { checkGraph } from '@backarch/services-topology'
import type { Graph } from '@backarch/services-topology/schemas'

import type { StoredVersion } from '../repo.ts'
import type { Cost } from '../schemas.ts'

/**
 * Checks what is about to be saved and works out what it costs. Throws VALIDATION for a graph whose parts do not
 * fit together, settings that are not of their kind's shape, or a usage file that cannot be read.
 */
export function priceVersion(content: {
  readonly graph: Graph
  readonly others: OtherResource[]
  readonly usageFile: string | null
  /** The file is that of the base version: what it says of a node deleted since is no mistake. */
  readonly usageFileKept?: boolean
}): StoredVersion {
  const { graph, others, usageFile } = content
  requireSound(graph)
  const full = estimate(
    { graph, others, ...(usageFile === null ? {} : { usageFile }) },
    { unknownAddresses: content.usageFileKept === true ? 'ignore' : 'refuse' },
  )
  return {
    graph: JSON.stringify(graph),
    others: JSON.stringify(others),
    usageFile,
    cost: summarize(full),
    estimate: JSON.stringify(full),
  }
}

function requireSound(graph: Graph): void {
  const problems = checkGraph(graph)
  const [first] = problems
  if (!first) return
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : ''
  throw new AppError('VALIDATION', `${first.message}${more}`, {
    details: { reason: first.reason, problems: problems.slice(0, 20) },
  })
}

function summarize({ resources, ...totals }: Estimate): Cost {
  const cost = { ...totals, priced: 0, free: 0, unpriced: 0, unsupported: 0, unknownUsage: 0 }
  for (const { status, components } of resources) {
    cost[status] += 1
    const lacksUsage = components.some(
      ({ usageBased, quantity }) => usageBased && quantity === null,
    )
    if (status === 'priced' && lacksUsage) cost.unknownUsage += 1
  }
  return cost
}
