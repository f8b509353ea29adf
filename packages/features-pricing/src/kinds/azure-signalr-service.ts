import { azureSignalrService } from '@backarch/services-topology'

import { fixed, per, unknownSetting, used } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'azure.signalr'

export const priceAzureSignalrService = definePricer(azureSignalrService, ({ settings, usage }) => {
  const { sku, capacity } = settings
  if (sku === 'Free_F1') return []
  if (sku === null || capacity === null) {
    const price = unknownSetting(sku === null ? 'sku' : 'capacity')
    return [fixed({ name: 'Service usage', unit: 'units', quantity: null, price })]
  }
  const [tier = ''] = sku.split('_')
  const key = sku === 'Premium_P2' ? sku : tier
  return [
    fixed({
      name: `Service usage (${tier})`,
      unit: 'units',
      quantity: capacity,
      price: { service, product: 'units', key },
    }),
    used({
      name: `Additional messages (${tier})`,
      unit: '1M messages',
      quantity: per(usage.monthly_additional_messages, 1e6),
      price: { service, product: 'messages', key },
    }),
  ]
})
