import { azureFrontDoor } from '@backarch/services-topology'

import { hoursPerMonth } from '../hours-per-month.ts'
import { above, fixed, unknownSetting, used, type Line } from '../line.ts'
import { definePricer } from '../pricer.ts'
import { tieredLines } from '../tiered-lines.ts'
import { spreadOverTiers, type Tier } from '../tiers.ts'

const service = 'azure.front-door'

const outbound: readonly Tier[] = [
  { label: 'first 10TB', size: 10_000 },
  { label: 'next 40TB', size: 40_000 },
  { label: 'over 50TB', size: Infinity },
]
const freeHosts = 100

function ruleLines(rules: number | null): Line[] {
  const tiers: readonly Tier[] = [
    { label: 'first 5 rules', size: 5 * hoursPerMonth },
    { label: 'per additional rule', size: Infinity },
  ]
  const shares = spreadOverTiers(rules === null ? undefined : rules * hoursPerMonth, tiers)
  return shares.map(({ label, quantity }) =>
    fixed({
      name: `Routing rules (${label})`,
      unit: 'hours',
      quantity: quantity ?? null,
      price:
        rules === null
          ? unknownSetting('routingRules')
          : { service, product: 'routing-rule', key: label },
    }),
  )
}

export const priceAzureFrontDoor = definePricer(azureFrontDoor, ({ settings, usage }) => {
  const hosts = above(settings.frontendHosts, freeHosts)
  const lines = ruleLines(settings.routingRules)
  if (hosts !== 0) {
    lines.push(
      fixed({
        name: `Frontend hosts (over ${freeHosts})`,
        unit: 'hosts',
        quantity: hosts,
        price:
          hosts === null
            ? unknownSetting('frontendHosts')
            : { service, product: 'frontend-host', key: `over ${freeHosts}` },
      }),
    )
  }
  return [
    ...lines,
    used({
      name: 'Inbound data transfer',
      unit: 'GB',
      quantity: usage.monthly_inbound_data_transfer_gb,
      price: { service, product: 'inbound', key: 'inbound' },
    }),
    ...tieredLines({
      // The only part of the world that the catalog has prices of.
      name: 'Outbound data transfer > North America, Europe and Africa',
      unit: 'GB',
      quantity: usage.monthly_outbound_data_transfer_gb,
      tiers: outbound,
      price: { service, product: 'outbound' },
    }),
  ]
})
