import { azureAppConfiguration } from '@backarch/services-topology'

import { fixed, per, unknownSetting, used } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'azure.app-configuration'
/** Billed by the day. */
const daysPerMonth = 30

function replicas(count: number): string {
  if (count === 0) return ''
  return count === 1 ? ' (1 replica)' : ` (${count} replicas)`
}

export const priceAzureAppConfiguration = definePricer(
  azureAppConfiguration,
  ({ settings, usage }) => {
    const { sku, replicaCount } = settings
    if (sku === 'free') return []
    if (sku === null || replicaCount === null) {
      const price = unknownSetting(sku === null ? 'sku' : 'replicaCount')
      return [fixed({ name: 'Instance', unit: 'days', quantity: null, price })]
    }
    return [
      fixed({
        name: `Instance${replicas(replicaCount)}`,
        unit: 'days',
        quantity: daysPerMonth * (1 + replicaCount),
        price: { service, product: 'instance', key: sku },
      }),
      used({
        name: 'Requests (over 200k/day per replica)',
        unit: '10k requests',
        quantity: per(usage.monthly_additional_requests, 10_000),
        price: { service, product: 'requests', key: sku },
      }),
    ]
  },
)
