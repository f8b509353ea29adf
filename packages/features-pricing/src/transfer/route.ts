import type { Place } from '@backarch/services-topology'

/** The end of an edge, and what a reader knows it by. */
export interface End extends Place {
  readonly name: string
}

export type Cloud = Exclude<Place['provider'], null | 'any'>

/** What a provider bills for data that goes one way, without what the components on it bill themselves. */
export type Route =
  | { readonly billed: 'nothing'; readonly because: string }
  | { readonly billed: 'unknown'; readonly because: string }
  | ({ readonly billed: 'between-zones' | 'internet' } & Origin)
  | ({ readonly billed: 'between-regions'; readonly to: string } & Origin)

/** Whose prices apply, and of which region: those of where it leaves. */
interface Origin {
  readonly provider: Cloud
  readonly region: string
}

function nothing(because: string): Route {
  return { billed: 'nothing', because: `free: ${because}` }
}

function unknown(because: string): Route {
  return { billed: 'unknown', because: `no price: ${because}` }
}

/** Which of its prices applies to what goes from one end to the other; what decides it and is not known is named. */
export function routeBetween(from: End, to: End): Route {
  const { provider, region } = from
  if (provider === 'any') return nothing('what comes from the internet')
  for (const end of [from, to]) {
    if (end.traffic === 'edge') return nothing(`billed with ${end.name}`)
  }
  if (from.traffic === 'metered') return nothing(`billed with ${from.name}`)
  for (const end of [from, to]) {
    if (end.provider === null) return unknown(`the kind of ${end.name} is not known`)
  }
  if (provider === null || region === null) {
    return unknown(`the region of ${from.name} is not known`)
  }
  if (to.provider !== provider) return { billed: 'internet', provider, region }
  if (to.region === null) return unknown(`the region of ${to.name} is not known`)
  if (to.region !== region) return { billed: 'between-regions', provider, region, to: to.region }
  for (const end of [from, to]) {
    if (end.traffic === null) continue
    return nothing(`${end.name} is a service of the whole region`)
  }
  for (const end of [from, to]) {
    if (end.zone !== null) continue
    return unknown(
      `it is not known in which one zone ${end.name} lies; put it into a group of kind zone, or set its availabilityZone`,
    )
  }
  if (from.zone === to.zone) return nothing(`within the zone ${from.zone}`)
  return { billed: 'between-zones', provider, region }
}
