import type { GraphNode } from '@backarch/services-topology/schemas'

import { bundledPriceBook, type PriceBook } from '../catalog/price-book.ts'
import { hoursPerMonth } from '../hours-per-month.ts'
import { toDollars, type Money } from '../money.ts'
import type { Cost, OtherResource, ResourceCost } from '../schemas.ts'
import type { Currency } from '../schemas/terms.ts'
import { convertMoney, denominationOf } from '../terms/in-currency.ts'
import type { Transfer } from '../transfer/transfer-lines.ts'
import { applyUsageFile } from '../usage-file/apply-usage-file.ts'
import { parseUsageFile } from '../usage-file/parse-usage-file.ts'
import { costEdge } from './cost-edge.ts'
import { costNode } from './cost-node.ts'

const counts = ['priced', 'free', 'unpriced', 'unsupported', 'unknownUsage'] as const

/**
 * What some resources cost, exactly: the tally of two sets of resources is the sum of theirs, so that whoever changes
 * one resource need not price the others again. Amounts are micro-cents (10^-8 dollars) a month.
 */
export interface Tally extends Readonly<Record<(typeof counts)[number], number>> {
  readonly baseline: Money
  readonly usage: Money
}

export const emptyTally: Tally = {
  baseline: 0n,
  usage: 0n,
  priced: 0,
  free: 0,
  unpriced: 0,
  unsupported: 0,
  unknownUsage: 0,
}

/** What a tally is the sum of. */
export interface Tallied {
  readonly nodes: readonly GraphNode[]
  /** Edges as `transfersIn` finds them. */
  readonly transfers?: readonly Transfer[]
  readonly others?: readonly OtherResource[]
  /** Text of an Infracost-format usage file. */
  readonly usageFile?: string | null
  /** Where prices are looked up; the bundled catalog where absent. */
  readonly book?: PriceBook
}

/** ISO date of the newest price: tallies of another catalog must not be added to those of this one. */
export function catalogDate(): string {
  return bundledPriceBook().date
}

/**
 * Prices nodes and edges. What the usage file says of other addresses is ignored: `estimate` is what
 * refuses it. Throws VALIDATION when a node's settings are not of its kind's shape or the usage file cannot be read.
 */
export function tally({
  nodes,
  transfers = [],
  others = [],
  usageFile = null,
  book = bundledPriceBook(),
}: Tallied): Tally {
  const told =
    usageFile === null
      ? nodes
      : applyUsageFile(parseUsageFile(usageFile), { nodes, others, unknownAddresses: 'ignore' })
  const sum: { -readonly [K in keyof Tally]: Tally[K] } = { ...emptyTally }
  for (const { status } of others) sum[status] += 1
  const costs = [
    ...told.map((node) => costNode(node, { book })),
    ...transfers.map((transfer) => costEdge(transfer, { book })),
  ]
  for (const { resource, baseline, usage } of costs) {
    sum.baseline += baseline
    sum.usage += usage
    sum[resource.status] += 1
    if (lacksUsage(resource)) sum.unknownUsage += 1
  }
  return sum
}

export function addTally(one: Tally, other: Tally): Tally {
  return combine(one, other, 1)
}

export function subtractTally(one: Tally, other: Tally): Tally {
  return combine(one, other, -1)
}

function combine(one: Tally, other: Tally, sign: 1 | -1): Tally {
  const sum = {
    ...one,
    baseline: one.baseline + BigInt(sign) * other.baseline,
    usage: one.usage + BigInt(sign) * other.usage,
  }
  for (const count of counts) sum[count] += sign * other[count]
  return sum
}

/**
 * The tally as a cost; `date` is that of the catalog it was priced with. In another currency its exact sums are
 * converted, so it may differ from an estimate, which converts components, by the half micro-cent of each of them.
 */
export function toCost(tallied: Tally, date: string, currency: Currency | null = null): Cost {
  const { baseline: inDollars, usage: usageInDollars, ...counted } = tallied
  const convert = (money: Money) => (currency === null ? money : convertMoney(money, currency))
  const [baseline, usage] = [convert(inDollars), convert(usageInDollars)]
  return {
    ...denominationOf(currency),
    hoursPerMonth,
    catalogDate: date,
    totalMonthly: toDollars(baseline + usage),
    baselineMonthly: toDollars(baseline),
    usageMonthly: toDollars(usage),
    ...counted,
  }
}

function lacksUsage({ status, components }: ResourceCost): boolean {
  return (
    status === 'priced' &&
    components.some(({ usageBased, quantity }) => usageBased && quantity === null)
  )
}
