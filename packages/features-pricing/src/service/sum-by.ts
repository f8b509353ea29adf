import { decimal } from '../decimal.ts'
import { toDollars, toMoney, type Money } from '../money.ts'
import type { Estimate, ResourceCost } from '../schemas.ts'

export interface Share {
  readonly label: string
  /** A month; null when nothing under the label is known. */
  readonly monthly: number | null
  readonly currency: string
  readonly resources: number
  /** Of these, how many are not counted because their cost is not known. */
  readonly unknown: number
}

/** The total of an estimate in parts, the largest first. Together they are the total. */
export function sumBy(
  { resources, currency }: Estimate,
  labelOf: (resource: ResourceCost) => string,
): Share[] {
  const shares = [...Map.groupBy(resources, labelOf)].map(([label, members]): Share => {
    const known = members.flatMap(({ monthly }) => (monthly === null ? [] : [monthly]))
    const total = known.reduce<Money>((sum, monthly) => sum + toMoney(decimal(monthly)), 0n)
    return {
      label,
      monthly: known.length === 0 ? null : toDollars(total),
      currency,
      resources: members.length,
      unknown: members.length - known.length,
    }
  })
  return shares.toSorted((one, other) => (other.monthly ?? -1) - (one.monthly ?? -1))
}
