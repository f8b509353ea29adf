import type { Line } from '../line.ts'

interface Way {
  /** Where it leaves. */
  readonly region: string
  /** Undefined where nobody has said how much. */
  readonly gigabytes: number | undefined
}

/** How a provider bills what leaves a zone. */
export interface TransferPrices {
  readonly betweenZones: (way: Way) => Line[]
  readonly betweenRegions: (way: Way & { readonly to: string }) => Line[]
  readonly toInternet: (way: Way) => Line[]
}

/** As the bill calls it, whichever provider's it is. */
export const transferNames = {
  zones: 'Intra-region data transfer',
  regions: 'Outbound data transfer to other regions',
  internet: 'Outbound data transfer to Internet',
} as const
