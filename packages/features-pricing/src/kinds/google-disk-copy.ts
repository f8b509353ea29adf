import { googleDiskCopy } from '@backarch/services-topology'

import { unknownSetting, used } from '../line.ts'
import { definePricer } from '../pricer.ts'

/** Billed for what it holds, which is at most what it was made from. */
export const priceGoogleDiskCopy = definePricer(googleDiskCopy, ({ settings, usage }) => [
  used({
    name: 'Storage',
    unit: 'GB',
    quantity: usage.storage_gb ?? settings.sizeGb ?? undefined,
    price:
      settings.copy === null
        ? unknownSetting('copy')
        : { service: 'google.compute-engine', product: settings.copy, key: settings.copy },
  }),
])
