import { decimal, multiply, toNumber, type Decimal } from '../decimal.ts'
import { toDollars, toMoney, type Money } from '../money.ts'
import type { CostComponent, Estimate, ResourceCost } from '../schemas.ts'
import type { Currency } from '../schemas/terms.ts'

/** What says in which currency an estimate's amounts are, and at which rate; `exchange` is null for US dollars. */
export type Denomination = Pick<Estimate, 'currency' | 'exchange'>

export function denominationOf(currency: Currency | null): Denomination {
  if (currency === null) return { currency: 'USD', exchange: null }
  const { code, perDollar, date } = currency
  return { currency: code, exchange: { perDollar, date } }
}

/**
 * An amount in another currency, rounded half away from zero: to 10^-8 of it, or, where a dollar is many of it, to as
 * many digits as dollars have, so that doubles still hold it exactly.
 */
export function convertMoney(money: Money, { perDollar }: Currency): Money {
  const { digits, scale } = decimal(perDollar)
  const divisor = 10n ** BigInt(scale)
  const step = 10n ** BigInt(Math.max(0, Math.floor(Math.log10(perDollar))))
  const rounded = divideRounded((money < 0n ? -money : money) * digits, divisor * step) * step
  return money < 0n ? -rounded : rounded
}

function divideRounded(amount: bigint, divisor: bigint): bigint {
  return (amount + divisor / 2n) / divisor
}

/**
 * An estimate in US dollars, in another currency. Each component is converted and rounded once, whatever else there is;
 * resources and totals are the sums of what their components became. Sources still quote dollars.
 */
export function inCurrency(estimate: Estimate, currency: Currency | null): Estimate {
  if (currency === null) return estimate
  const rate = decimal(currency.perDollar)
  const sums = { baseline: 0n, usage: 0n }
  const resources = estimate.resources.map((resource): ResourceCost => {
    const components = resource.components.map((part) => convertPart(part, currency, rate))
    if (resource.monthly === null) return { ...resource, components }
    let monthly = 0n
    for (const part of components) {
      const amount = toMoney(decimal(part.monthly ?? 0))
      monthly += amount
      sums[part.usageBased ? 'usage' : 'baseline'] += amount
    }
    return { ...resource, components, monthly: toDollars(monthly) }
  })
  return {
    ...estimate,
    ...denominationOf(currency),
    totalMonthly: toDollars(sums.baseline + sums.usage),
    baselineMonthly: toDollars(sums.baseline),
    usageMonthly: toDollars(sums.usage),
    resources,
  }
}

function convertPart(part: CostComponent, currency: Currency, rate: Decimal): CostComponent {
  const { unitPrice, monthly } = part
  return {
    ...part,
    unitPrice: unitPrice === null ? null : toNumber(multiply(decimal(unitPrice), rate)),
    monthly: monthly === null ? null : toDollars(convertMoney(toMoney(decimal(monthly)), currency)),
  }
}
