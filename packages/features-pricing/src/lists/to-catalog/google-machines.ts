import { hoursPerMonth } from '../../hours-per-month.ts'
import { tidy } from '../../line.ts'
import { googleMachineTypes } from './google-machine-types.ts'
import { priceOfAny, type CatalogPrice, type ListProduct, type ListRate } from './list-product.ts'

/** A way to buy a machine, as the catalog names it. */
interface Offer {
  readonly name: Pick<CatalogPrice, 'service' | 'product' | 'unit'>
  /** Of the catalog's unit. */
  readonly hours: number
  /** Which of a product's prices are of it. */
  readonly has: (rate: ListRate) => boolean
}

const service = 'google.compute-engine'
const committed = { service: 'google.committed-use', unit: 'months' }
const offers = {
  onDemand: {
    name: { service, product: 'on-demand', unit: 'hours' },
    hours: 1,
    has: ({ purchase }) => purchase === 'on_demand',
  },
  preemptible: {
    name: { service, product: 'preemptible', unit: 'hours' },
    hours: 1,
    has: ({ purchase }) => purchase === 'spot',
  },
  oneYear: {
    name: { ...committed, product: 'committed-1-year' },
    hours: hoursPerMonth,
    has: ({ purchase, termMonths }) => purchase === 'committed' && termMonths === 12,
  },
  threeYears: {
    name: { ...committed, product: 'committed-3-years' },
    hours: hoursPerMonth,
    has: ({ purchase, termMonths }) => purchase === 'committed' && termMonths === 36,
  },
} as const satisfies Record<string, Offer>

const running =
  /^(?:Spot )?(Preemptible )?(\w+) (?:(?:AMD|Arm|Predefined) )?Instance (Core|Ram) running in /
const commitment = /^Commitment v1: (?:(\w+) (?:(?:AMD|Arm) )?)?(Cpu|Ram) in .+ for (1|3) Years?$/

/** What a product is a part of: the cores or the memory of a family, in one way to buy it. */
function partOf(description: string) {
  const [machine, preemptible, family = '', what] = running.exec(description) ?? []
  if (machine !== undefined) {
    const offer = preemptible === undefined ? offers.onDemand : offers.preemptible
    return { offer, family: family.toLowerCase(), isCore: what === 'Core' }
  }
  // Commitments were of one family once, which is not named.
  const [plan, committedFamily = 'N1', resource, years] = commitment.exec(description) ?? []
  if (plan === undefined) return null
  const offer = years === '1' ? offers.oneYear : offers.threeYears
  return { offer, family: committedFamily.toLowerCase(), isCore: resource === 'Cpu' }
}

interface Parts {
  readonly offer: Offer
  readonly family: string
  /** Of an hour; null where two prices are told for the same. */
  core?: number | null
  memory?: number | null
}

export interface GoogleMachines {
  /** Remembers what a core or a GB of a family costs. */
  readonly add: (product: ListProduct, region: string) => void
  /** What the types of the families cost of which both are known, region by region. */
  readonly prices: () => Generator<(CatalogPrice & { readonly region: string })[]>
}

/** Machine types of Compute Engine: a list prices their cores and memory, and the catalog names them as a whole. */
export function googleMachines(): GoogleMachines {
  const regions = new Map<string, Map<string, Parts>>()

  function add({ attributes, rates }: ListProduct, region: string): void {
    const part = partOf(attributes['description'] ?? '')
    if (part === null || !googleMachineTypes.has(part.family)) return
    const { offer, family, isCore } = part
    const price = priceOfAny(rates.filter(offer.has), isCore ? /^h$/ : /^GiBy\.h$/)
    if (price === null) return
    const all = regions.get(region) ?? new Map<string, Parts>()
    regions.set(region, all)
    const id = `${offer.name.product} ${family}`
    const parts = all.get(id) ?? { offer, family }
    all.set(id, parts)
    const known = isCore ? parts.core : parts.memory
    parts[isCore ? 'core' : 'memory'] = known === undefined || known === price ? price : null
  }

  function* prices() {
    for (const [region, all] of regions) {
      yield [...all.values()].flatMap(({ offer, family, core, memory }) => {
        if (typeof core !== 'number' || typeof memory !== 'number') return []
        return (googleMachineTypes.get(family) ?? []).map(({ type, cores, memoryGb }) => ({
          ...offer.name,
          key: type,
          price: tidy((cores * core + memoryGb * memory) * offer.hours),
          region,
        }))
      })
    }
  }

  return { add, prices }
}
