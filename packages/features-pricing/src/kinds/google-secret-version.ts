import { googleSecretVersion } from '@backarch/services-topology'

import { fixed, per, unknownSetting, used } from '../line.ts'
import { definePricer } from '../pricer.ts'

/** The same everywhere. */
const secretManager = { service: 'google.secret-manager', region: 'global' }

/** A version is billed in every location that its secret is kept in. */
export const priceGoogleSecretVersion = definePricer(googleSecretVersion, ({ settings, usage }) => [
  fixed({
    name: 'Active secret versions',
    unit: 'versions',
    quantity: settings.locations,
    price:
      settings.locations === null
        ? unknownSetting('locations')
        : { ...secretManager, product: 'versions', key: 'active' },
  }),
  used({
    name: 'Access operations',
    unit: '10K requests',
    quantity: per(usage.monthly_access_operations, 10_000),
    price: { ...secretManager, product: 'access', key: 'access' },
  }),
])
