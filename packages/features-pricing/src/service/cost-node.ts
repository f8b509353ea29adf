import type { GraphNode } from '@backarch/services-topology/schemas'

import type { Price, PriceBook } from '../catalog/price-book.ts'
import { decimal, multiply, toNumber } from '../decimal.ts'
import type { Line } from '../line.ts'
import { toDollars, toMoney, type Money } from '../money.ts'
import { pricers } from '../pricers.ts'
import type { CostComponent, ResourceCost } from '../schemas.ts'

/** A resource's bill, with its sums still exact; both are zero unless `resource.monthly` is a number. */
export interface NodeCost {
  readonly resource: ResourceCost
  readonly baseline: Money
  readonly usage: Money
}

interface PricedLine {
  readonly line: Line
  readonly price: Price
  readonly monthly: Money | null
}

export function findPrice({ price, unit }: Line, book: PriceBook, region: string | null): Price {
  if ('missing' in price) return { known: false, reason: price.missing }
  if ('service' in price) return book.find(price, unit, region)
  return { known: true, amount: decimal(price.dollars), source: price.source }
}

function priceLine(line: Line, book: PriceBook, region: string | null): PricedLine {
  const price = findPrice(line, book, region)
  if (!price.known || line.quantity === null) return { line, price, monthly: null }
  return { line, price, monthly: toMoney(multiply(price.amount, decimal(line.quantity))) }
}

function toComponent({ line, price, monthly }: PricedLine): CostComponent {
  const origin = price.known ? price.source : price.reason
  return {
    name: line.name,
    unit: line.unit,
    quantity: line.quantity,
    unitPrice: price.known ? toNumber(price.amount) : null,
    monthly: monthly === null ? null : toDollars(monthly),
    usageBased: line.usageBased,
    source: line.note === undefined ? origin : `${origin}; ${line.note}`,
  }
}

/** A line that must be in the bill and cannot be: a setting is unknown, or a known quantity has no price. */
function isHole({ line, price }: PricedLine): boolean {
  if (line.quantity === null) return !line.usageBased
  return !price.known && line.quantity !== 0
}

function statusOf(lines: readonly PricedLine[]): ResourceCost['status'] {
  if (lines.length === 0) return 'free'
  const nothingPriced = lines.every(({ price }) => !price.known)
  return nothingPriced || lines.some(isHole) ? 'unpriced' : 'priced'
}

function sum(lines: readonly PricedLine[]): Money {
  return lines.reduce((total, { monthly }) => total + (monthly ?? 0n), 0n)
}

function notCounted(resource: ResourceCost): NodeCost {
  return { resource, baseline: 0n, usage: 0n }
}

/** What one node costs a month. Throws VALIDATION when its settings or usage are not of its kind's shape. */
export function costNode(node: GraphNode, book: PriceBook): NodeCost {
  const identity = {
    address: node.source?.address ?? node.id,
    type: node.source?.type ?? node.kind,
    kind: node.kind,
    region: node.region,
  }
  const pricer = pricers.get(node.kind)
  if (pricer === undefined) {
    return notCounted({ ...identity, status: 'unsupported', monthly: null, components: [] })
  }
  const lines = pricer.lines(node).map((line) => priceLine(line, book, node.region))
  const status = statusOf(lines)
  const components = lines.map(toComponent)
  const counts = status === 'free' || lines.some(({ monthly }) => monthly !== null)
  if (status === 'unpriced' || !counts) {
    return notCounted({ ...identity, status, monthly: null, components })
  }
  const baseline = sum(lines.filter(({ line }) => !line.usageBased))
  const usage = sum(lines.filter(({ line }) => line.usageBased))
  const monthly = toDollars(baseline + usage)
  return { resource: { ...identity, status, monthly, components }, baseline, usage }
}
