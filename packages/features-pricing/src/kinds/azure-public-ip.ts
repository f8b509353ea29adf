import { azurePublicIp } from '@backarch/services-topology'

import { hourlyLine } from '../hourly-line.ts'
import { unknownSetting } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'azure.public-ip'

export const priceAzurePublicIp = definePricer(azurePublicIp, ({ settings }) => {
  const { form, allocation, sku, tier } = settings
  if (form === 'prefix') {
    return [
      hourlyLine({
        name: 'IP prefix',
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
    hourlyLine({
      name: `IP address (${how})`,
      price: price(),
    }),
  ]
})
