import type { Graph, GraphNode } from '@backarch/services-topology/schemas'

import { bundledPriceBook, type PriceBook } from '../catalog/price-book.ts'
import { openFreeTier } from '../free-tier/free-tier.ts'
import { hoursPerMonth } from '../hours-per-month.ts'
import type { Line } from '../line.ts'
import { toDollars, type Money } from '../money.ts'
import type { Committed, Estimate, EstimateInput, OtherResource, ResourceCost } from '../schemas.ts'
import type { Currency } from '../schemas/terms.ts'
import { denominationOf, inCurrency } from '../terms/in-currency.ts'
import { transfersIn } from '../transfer/transfers-in.ts'
import { applyUsageFile } from '../usage-file/apply-usage-file.ts'
import { parseUsageFile } from '../usage-file/parse-usage-file.ts'
import { assumeUsage } from '../usage-file/usage-profile.ts'
import { costEdge } from './cost-edge.ts'
import { findPrice } from './cost-lines.ts'
import { costNode } from './cost-node.ts'

function costOther({ address, type, status }: OtherResource): ResourceCost {
  const monthly = status === 'free' ? 0 : null
  return { address, type, kind: null, region: null, status, monthly, components: [] }
}

function coverageOf(costs: readonly ReturnType<typeof costNode>[]): Omit<Committed, 'commitment'> {
  const withoutPrice = costs.flatMap(({ resource: { address }, outcome }) =>
    typeof outcome?.reason === 'string' ? [{ address, reason: outcome.reason }] : [],
  )
  return { atItsRate: costs.filter(({ outcome }) => outcome?.reason === null).length, withoutPrice }
}

export interface EstimateOptions {
  /** Where prices are looked up; the bundled catalog where absent. */
  readonly book?: PriceBook
  /** What amounts are in; US dollars where absent or null. */
  readonly currency?: Currency | null
  /**
   * What becomes of an address in the usage file that no resource has: `refuse` (the default) takes it for a
   * mistake; `ignore` is for a file that was right once, before its resource was deleted.
   */
  readonly unknownAddresses?: 'refuse' | 'ignore'
}

/**
 * What a graph costs a month. Pure: the same input gives the same estimate. Resources keep the order of the nodes, then of
 * the edges that have a volume, then of `others`. Throws VALIDATION when a node's settings
 * are not of its kind's shape, or when the usage file cannot be read or does not fit the resources.
 */
export function estimate(
  {
    graph,
    others = [],
    usageFile,
    profile,
    machineHours = hoursPerMonth,
    freeTier = false,
    commitment,
  }: EstimateInput,
  { book = bundledPriceBook(), currency = null, unknownAddresses = 'refuse' }: EstimateOptions = {},
): Estimate {
  const hasPrice = (line: Line, { region }: GraphNode) => findPrice(line, book, region).known
  const told =
    usageFile === undefined
      ? graph.nodes
      : applyUsageFile(parseUsageFile(usageFile), { nodes: graph.nodes, others, unknownAddresses })
  const nodes = profile === undefined ? told : assumeUsage(told, profile, hasPrice)
  const rates = { book, freeTier: freeTier ? openFreeTier() : undefined }
  const costed = nodes.map((node) => costNode(node, rates, { hours: machineHours, commitment }))
  const costs = [...costed, ...transfersIn(graph).map((transfer) => costEdge(transfer, rates))]
  const baseline = costs.reduce<Money>((total, cost) => total + cost.baseline, 0n)
  const usage = costs.reduce<Money>((total, cost) => total + cost.usage, 0n)
  const inDollars: Estimate = {
    ...denominationOf(null),
    hoursPerMonth,
    machineHours,
    catalogDate: book.date,
    totalMonthly: toDollars(baseline + usage),
    baselineMonthly: toDollars(baseline),
    usageMonthly: toDollars(usage),
    committed: commitment === undefined ? null : { commitment, ...coverageOf(costed) },
    resources: [...costs.map(({ resource }) => resource), ...others.map(costOther)],
  }
  return inCurrency(inDollars, currency)
}

/** What a diagram costs as it stands. See `estimate`. */
export function estimateGraph(graph: Graph): Estimate {
  return estimate({ graph })
}
