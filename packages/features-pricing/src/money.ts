import { toNumber, type Decimal } from './decimal.ts'

/** US dollars as a whole number of micro-cents (10^-8 dollars), so that a sum has no drift and no order. */
export type Money = bigint

const scale = 8

/** Rounds half up to a micro-cent: the one place where an amount is rounded. */
export function toMoney(amount: Decimal): Money {
  if (amount.scale <= scale) return amount.digits * 10n ** BigInt(scale - amount.scale)
  const divisor = 10n ** BigInt(amount.scale - scale)
  return (amount.digits + divisor / 2n) / divisor
}

/** As the double nearest to it, in dollars. */
export function toDollars(money: Money): number {
  return toNumber({ digits: money, scale })
}
