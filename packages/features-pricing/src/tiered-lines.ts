import { used, type Line, type PriceReference } from './line.ts'
import { spreadOverTiers, type Tier } from './tiers.ts'

interface Tiered {
  readonly name: string
  readonly unit: string
  readonly quantity: number | undefined
  readonly tiers: readonly Tier[]
  /** The key is the tier's label. */
  readonly price: Omit<PriceReference, 'key'>
}

/** One line for each tier that a quantity reaches, e.g. `Requests (first 1B)`. */
export function tieredLines({ name, unit, quantity, tiers, price }: Tiered): Line[] {
  return spreadOverTiers(quantity, tiers).map((tier) =>
    used({
      name: `${name} (${tier.label})`,
      unit,
      quantity: tier.quantity,
      price: { ...price, key: tier.label },
    }),
  )
}
