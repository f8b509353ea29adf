import { azureSnapshot } from '@backarch/services-topology'

import { fixed, unknownSetting } from '../line.ts'
import { definePricer } from '../pricer.ts'

export const priceAzureSnapshot = definePricer(azureSnapshot, ({ settings, usage }) => {
  const { sizeGb, redundancy } = settings
  const quantity = usage.storage_gb ?? sizeGb
  return [
    fixed({
      name: 'Storage',
      unit: 'GB',
      quantity,
      price:
        quantity === null
          ? unknownSetting('sizeGb')
          : redundancy === null
            ? unknownSetting('redundancy')
            : {
                service: 'azure.managed-disks',
                product: 'snapshot',
                key: redundancy.toLowerCase(),
              },
    }),
  ]
})
