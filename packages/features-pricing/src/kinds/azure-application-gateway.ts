import { azureApplicationGateway } from '@backarch/services-topology'

import { hoursPerMonth } from '../hours-per-month.ts'
import { fixed, unknownSetting, used, type Line } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'azure.application-gateway'

/** What an instance reserves, and is billed for even when nothing passes through it. */
const unitsPerInstance = 10

function capacityLine(tier: string, capacity: number | null, given: number | undefined): Line {
  const name = `V2 capacity units (${tier})`
  const unit = 'CU'
  const price = { service, product: 'capacity-units', key: tier }
  if (given !== undefined) return used({ name, unit, quantity: given * hoursPerMonth, price })
  return fixed({
    name,
    unit,
    quantity: capacity === null ? null : capacity * unitsPerInstance * hoursPerMonth,
    price: capacity === null ? unknownSetting('capacity') : price,
    note: `${unitsPerInstance} for each instance that is reserved`,
  })
}

export const priceAzureApplicationGateway = definePricer(
  azureApplicationGateway,
  ({ settings, usage }) => {
    const { sku, capacity } = settings
    const [tier = '', generation = ''] = (sku ?? '').split('_')
    const name = tier.toLowerCase() === 'standard' ? 'basic' : tier
    if (sku === null || generation.toLowerCase() !== 'v2') {
      return [
        fixed({
          name: `Gateway usage (${sku === null ? 'unknown SKU' : `${name}, ${generation.toLowerCase()}`})`,
          unit: 'hours',
          quantity: capacity === null ? null : capacity * hoursPerMonth,
          price: sku === null ? unknownSetting('sku') : { service, product: 'gateway', key: sku },
        }),
      ]
    }
    return [
      fixed({
        name: `Gateway usage (${name} v2)`,
        unit: 'hours',
        quantity: hoursPerMonth,
        price: { service, product: 'gateway', key: `${name} v2` },
      }),
      capacityLine(name, capacity, usage.capacity_units ?? usage.monthly_v2_capacity_units),
    ]
  },
)
