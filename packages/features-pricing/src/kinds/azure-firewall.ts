import { azureFirewall } from '@backarch/services-topology'

import { hourlyLine } from '../hourly-line.ts'
import { unknownSetting, used } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'azure.firewall'

export const priceAzureFirewall = definePricer(azureFirewall, ({ settings, usage }) => {
  const { tier, secured } = settings

  function price() {
    if (tier === null) return unknownSetting('tier')
    if (secured === null) return unknownSetting('secured')
    return { service, product: 'deployment', key: secured ? `${tier} secured` : tier }
  }

  const where = tier === 'Standard' ? 'Secure Virtual Hub' : 'Secured Virtual Hub'
  return [
    hourlyLine({
      name: `Deployment (${tier ?? 'unknown tier'}${secured === true ? ` ${where}` : ''})`,
      price: price(),
    }),
    used({
      name: 'Data processed',
      unit: 'GB',
      quantity: usage.monthly_data_processed_gb,
      // A basic firewall's traffic costs more than that of the others.
      price:
        tier === 'Basic'
          ? { missing: 'no price: the catalog has no prices of basic firewalls' }
          : { service, product: 'data-processed', key: 'data-processed' },
    }),
  ]
})
