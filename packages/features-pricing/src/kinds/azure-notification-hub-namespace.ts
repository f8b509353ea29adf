import { azureNotificationHubNamespace } from '@backarch/services-topology'

import { fixed, per, unknownSetting, used } from '../line.ts'
import { definePricer } from '../pricer.ts'
import { spreadOverTiers } from '../tiers.ts'

const service = 'azure.notification-hubs'

/** In millions; the first ten come with the namespace. */
const includedPushes = 10
const tiers = {
  Basic: [{ label: 'over 10M', size: Infinity }],
  Standard: [
    { label: '10-100M', size: 90 },
    { label: 'over 100M', size: Infinity },
  ],
} as const

export const priceAzureNotificationHubNamespace = definePricer(
  azureNotificationHubNamespace,
  ({ settings: { sku }, usage }) => {
    if (sku === 'Free') return []
    if (sku === null) {
      const price = unknownSetting('sku')
      return [fixed({ name: 'Namespace usage', unit: 'months', quantity: null, price })]
    }
    const pushes = per(usage.monthly_pushes, 1e6)
    const billed = pushes === undefined ? undefined : Math.max(0, pushes - includedPushes)
    return [
      fixed({
        name: `Namespace usage (${sku})`,
        unit: 'months',
        quantity: 1,
        price: { service, product: 'namespace', key: sku },
      }),
      ...spreadOverTiers(billed, tiers[sku]).map(({ label, quantity }) =>
        used({
          name: `Pushes (${label})`,
          unit: '1M pushes',
          quantity,
          price: { service, product: 'pushes', key: `${sku} (${label})` },
        }),
      ),
    ]
  },
)
