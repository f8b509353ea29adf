import type { CostComponent, ResourceDiff } from '../schemas.ts'

export const dependsOnUsage = 'depends on usage'

/** True for a change of what costs nothing before and after, which a list of costs need not show. */
export function costsNothing({ difference, components }: ResourceDiff): boolean {
  return difference === 0 && components.length === 0
}

/** As a bill shows it; an amount too small to show is not shown as nothing. */
export function dollars(amount: number): string {
  if (amount > 0 && amount < 0.005) return '< $0.01'
  return amount.toLocaleString('en-US', { style: 'currency', currency: 'USD' })
}

/** A difference with its sign: `+$12.00`, `-$3.50`. */
export function signedDollars(amount: number): string {
  if (amount > 0) return `+${dollars(amount)}`
  return amount < 0 ? `-${dollars(-amount)}` : dollars(0)
}

export function quantityOf({ quantity, unit }: Pick<CostComponent, 'quantity' | 'unit'>): string {
  if (quantity === null) return unit
  return `${quantity.toLocaleString('en-US', { maximumFractionDigits: 4 })} ${unit}`
}

export function amountOf({
  monthly,
  unitPrice,
}: Pick<CostComponent, 'monthly' | 'unitPrice'>): string {
  if (monthly !== null) return dollars(monthly)
  return unitPrice === null ? 'no price' : dependsOnUsage
}
