/** A step of a graduated price; `size` is how much of the quantity it takes, in the line's unit. */
export interface Tier {
  /** As the component is named, e.g. `first 10TB`; also the catalog's key. */
  readonly label: string
  readonly size: number
}

export interface TierShare {
  readonly label: string
  readonly quantity: number | undefined
}

/** Spreads a month's quantity over its tiers. The first tier is always there; a later one only when it is reached. */
export function spreadOverTiers(quantity: number | undefined, tiers: readonly Tier[]): TierShare[] {
  const shares: TierShare[] = []
  let rest = quantity
  for (const { label, size } of tiers) {
    if (shares.length > 0 && (rest === undefined || rest <= 0)) break
    shares.push({ label, quantity: rest === undefined ? undefined : Math.min(rest, size) })
    if (rest !== undefined) rest -= size
  }
  return shares
}
