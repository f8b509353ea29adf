import type { Price, PriceBook } from '../catalog/price-book.ts'
import { decimal, multiply, toNumber } from '../decimal.ts'
import type { FreeTier } from '../free-tier/free-tier.ts'
import type { Line } from '../line.ts'
import { toDollars, toMoney, type Money } from '../money.ts'
import type { CostComponent, ResourceCost } from '../schemas.ts'

/** A resource's bill, with its sums still exact; both are zero unless `resource.monthly` is a number. */
export interface ExactCost {
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

export function notCounted(resource: ResourceCost): ExactCost {
  return { resource, baseline: 0n, usage: 0n }
}

type Identity = Omit<ResourceCost, 'status' | 'monthly' | 'components'>

/** Where lines are priced, and what is given of them. */
export interface Rates {
  readonly book: PriceBook
  readonly freeTier?: FreeTier | undefined
}

/** What the lines of one resource's bill come to. Whether they can be priced is read off `running`: those while it runs. */
export function costLines(
  identity: Identity,
  lines: readonly Line[],
  { book, freeTier }: Rates,
  running = lines,
): ExactCost {
  const price = (line: Line) => priceLine(line, book, identity.region)
  const whole = lines.map(price)
  const status = statusOf(running === lines ? whole : running.map(price))
  // What is not counted takes nothing from what others are given.
  const isGiven = freeTier !== undefined && status === 'priced'
  const priced = isGiven ? freeTier(lines, identity.region).map(price) : whole
  const components = priced.map(toComponent)
  const counts = status === 'free' || priced.some(({ monthly }) => monthly !== null)
  if (status === 'unpriced' || !counts) {
    return notCounted({ ...identity, status, monthly: null, components })
  }
  const baseline = sum(priced.filter(({ line }) => !line.usageBased))
  const usage = sum(priced.filter(({ line }) => line.usageBased))
  const monthly = toDollars(baseline + usage)
  return { resource: { ...identity, status, monthly, components }, baseline, usage }
}
