import { azureServicebusNamespace } from '@backarch/services-topology'

import { hoursPerMonth } from '../hours-per-month.ts'
import { fixed, per, unknownSetting, used, type Line } from '../line.ts'
import { definePricer } from '../pricer.ts'
import { spreadOverTiers, type Tier } from '../tiers.ts'

const service = 'azure.service-bus'

/** In millions; the first 13 million come with the base charge. */
const includedOperations = 13
const operationTiers = [
  { label: '13M-100M', size: 87 },
  { label: '100M-2,500M', size: 2400 },
  { label: 'over 2,500M', size: Infinity },
]
/** The first thousand are free. */
const includedConnections = 1000
const connectionTiers = [
  { label: '1K-100K', size: 99_000 },
  { label: '100K-500K', size: 400_000 },
  { label: 'over 500K', size: Infinity },
]

interface Graduated {
  readonly name: string
  readonly unit: string
  readonly product: string
  /** In the unit, with what is included. */
  readonly amount: number | undefined
  readonly included: number
  readonly tiers: readonly Tier[]
}

function graduated({ name, unit, product, amount, included, tiers }: Graduated): Line[] {
  const billed = amount === undefined ? undefined : Math.max(0, amount - included)
  return spreadOverTiers(billed, tiers).map(({ label, quantity }) =>
    used({
      name: `${name} (${label})`,
      unit,
      quantity,
      price: { service, product, key: `Standard (${label})` },
    }),
  )
}

export const priceAzureServicebusNamespace = definePricer(
  azureServicebusNamespace,
  ({ settings, usage }) => {
    const operations = per(usage.monthly_messaging_operations, 1e6)
    switch (settings.sku) {
      case null: {
        const price = unknownSetting('sku')
        return [fixed({ name: 'Base charge', unit: 'hours', quantity: null, price })]
      }
      case 'Basic':
        return [
          used({
            name: 'Messaging operations',
            unit: '1M operations',
            quantity: operations,
            price: { service, product: 'operations', key: 'Basic' },
          }),
        ]
      case 'Premium':
        return [
          fixed({
            name: 'Messaging units',
            unit: 'units',
            quantity: settings.capacity,
            price:
              settings.capacity === null
                ? unknownSetting('capacity')
                : { service, product: 'messaging-units', key: 'Premium' },
          }),
        ]
      case 'Standard':
        return [
          fixed({
            name: 'Base charge',
            unit: 'hours',
            quantity: hoursPerMonth,
            price: { service, product: 'base-charge', key: 'Standard' },
          }),
          ...graduated({
            name: 'Messaging operations',
            unit: '1M operations',
            product: 'operations',
            amount: operations,
            included: includedOperations,
            tiers: operationTiers,
          }),
          ...graduated({
            name: 'Brokered connections',
            unit: 'connections',
            product: 'connections',
            amount: usage.monthly_brokered_connections,
            included: includedConnections,
            tiers: connectionTiers,
          }),
        ]
    }
  },
)
