import { azureApplicationGateway } from '@backarch/services-topology'

import { hourlyLine } from '../hourly-line.ts'
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

/** Of `WAF_v2`, `WAF` and `v2`; of `Standard_Medium`, `basic` and `medium`. */
function partsOf(sku: string) {
  const [family = '', size = ''] = sku.toLowerCase().split('_')
  const tier = new Map([
    ['standard', 'basic'],
    ['waf', 'WAF'],
  ])
  return { tier: tier.get(family) ?? family, size }
}

export const priceAzureApplicationGateway = definePricer(
  azureApplicationGateway,
  ({ settings: { sku, capacity }, usage }) => {
    if (sku === null) {
      const price = unknownSetting('sku')
      return [fixed({ name: 'Gateway usage', unit: 'hours', quantity: null, price })]
    }
    const { tier, size } = partsOf(sku)
    if (size !== 'v2') {
      return [
        fixed({
          name: `Gateway usage (${tier}, ${size})`,
          unit: 'hours',
          quantity: capacity === null ? null : capacity * hoursPerMonth,
          price: { service, product: 'gateway', key: `${tier} ${size}` },
        }),
      ]
    }
    return [
      hourlyLine({
        name: `Gateway usage (${tier} v2)`,
        price: { service, product: 'gateway', key: `${tier} v2` },
      }),
      capacityLine(tier, capacity, usage.capacity_units ?? usage.monthly_v2_capacity_units),
    ]
  },
)
