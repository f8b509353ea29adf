import { azurePublicIp } from '@backarch/services-topology'

import { hoursPerMonth } from '../hours-per-month.ts'
import { fixed, unknownSetting } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'azure.public-ip'

export const priceAzurePublicIp = definePricer(azurePublicIp, ({ settings }) => {
  const { form, allocation, sku, tier } = settings
  if (form === 'prefix') {
    return [
      fixed({
        name: 'IP prefix',
        unit: 'hours',
        quantity: hoursPerMonth,
        price: { service, product: 'prefix', key: 'prefix' },
      }),
    ]
  }

  function price() {
    if (form === null) return unknownSetting('form')
    if (allocation === null) return unknownSetting('allocation')
    if (sku === null) return unknownSetting('sku')
    if (tier === null) return unknownSetting('tier')
    return { service, product: 'address', key: `${sku} ${allocation} ${tier}` }
  }

  const how = `${allocation ?? 'unknown allocation'}, ${tier ?? 'unknown tier'}`
  return [
    fixed({
      name: `IP address (${how})`,
      unit: 'hours',
      quantity: hoursPerMonth,
      price: price(),
    }),
  ]
})
