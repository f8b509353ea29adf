import { azureCdnEndpoint } from '@backarch/services-topology'
import type { z } from 'zod'

import { above, fixed, per, unknownSetting, used, type Line } from '../line.ts'
import { definePricer } from '../pricer.ts'
import { spreadOverTiers, type Tier } from '../tiers.ts'

const service = 'azure.cdn'

type Settings = z.output<typeof azureCdnEndpoint.settings>
type Usage = z.output<typeof azureCdnEndpoint.usage>

/** As Infracost names them. */
const offers = {
  Standard_Akamai: 'Akamai',
  Standard_ChinaCdn: 'China',
  Standard_Microsoft: 'Microsoft',
  Standard_Verizon: 'Standard Verizon',
  Premium_Verizon: 'Premium Verizon',
} as const

const outboundTiers: readonly Tier[] = [
  { label: 'first 10TB', size: 10_000 },
  { label: 'next 40TB', size: 40_000 },
  { label: 'next 100TB', size: 100_000 },
  { label: 'next 350TB', size: 350_000 },
  { label: 'next 500TB', size: 500_000 },
  { label: 'next 4000TB', size: 4e6 },
  { label: 'over 5000TB', size: Infinity },
]

const accelerationTiers: readonly Tier[] = [
  { label: 'first 50TB', size: 50_000 },
  { label: 'next 100TB', size: 100_000 },
  { label: 'next 350TB', size: 350_000 },
  { label: 'next 500TB', size: 500_000 },
  { label: 'over 1000TB', size: Infinity },
]

const freeRules = 5

/** Microsoft's own network bills its rules engine. */
function ruleLines({ deliveryRules }: Settings, usage: Usage): Line[] {
  const lines: Line[] = []
  const rules = above(deliveryRules, freeRules)
  if (rules !== 0) {
    lines.push(
      fixed({
        name: `Rules engine rules (over ${freeRules})`,
        unit: 'rules',
        quantity: rules,
        price:
          rules === null
            ? unknownSetting('deliveryRules')
            : { service, product: 'rules-engine-rules', key: `over ${freeRules}` },
      }),
    )
  }
  if (deliveryRules !== 0 || usage.monthly_rules_engine_requests !== undefined) {
    lines.push(
      used({
        name: 'Rules engine requests',
        unit: '1M requests',
        quantity: per(usage.monthly_rules_engine_requests, 1e6),
        price: { service, product: 'rules-engine-requests', key: 'requests' },
      }),
    )
  }
  return lines
}

export const priceAzureCdnEndpoint = definePricer(azureCdnEndpoint, ({ settings, usage }) => {
  const { sku, acceleration } = settings
  const amount = usage.monthly_outbound_gb
  if (sku === null) {
    const price = unknownSetting('sku')
    return [used({ name: 'Outbound data transfer', unit: 'GB', quantity: amount, price })]
  }
  const offer = offers[sku]
  const lines = spreadOverTiers(amount, outboundTiers).map(({ label, quantity }) =>
    used({
      name: `Outbound data transfer (${offer}, ${label})`,
      unit: 'GB',
      quantity,
      price: { service, product: 'outbound', key: `${offer} ${label}` },
    }),
  )
  if (sku === 'Standard_Microsoft') lines.push(...ruleLines(settings, usage))
  if (acceleration === false || sku === 'Standard_Microsoft') return lines
  return [
    ...lines,
    ...spreadOverTiers(amount, accelerationTiers).map(({ label, quantity }) =>
      used({
        name: `Acceleration outbound data transfer (${label})`,
        unit: 'GB',
        quantity,
        price:
          acceleration === null
            ? unknownSetting('acceleration')
            : { service, product: 'acceleration', key: label },
      }),
    ),
  ]
})
