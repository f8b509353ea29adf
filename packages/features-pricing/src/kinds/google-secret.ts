import { googleSecret } from '@backarch/services-topology'

import { per, times, unknownSetting, used } from '../line.ts'
import { definePricer } from '../pricer.ts'

/** The same everywhere. */
const secretManager = { service: 'google.secret-manager', region: 'global' }

export const priceGoogleSecret = definePricer(googleSecret, ({ settings, usage }) => [
  used({
    name: 'Active secret versions',
    unit: 'versions',
    quantity: times(usage.active_secret_versions, settings.locations ?? 1),
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
  used({
    name: 'Rotation notifications',
    unit: 'rotations',
    quantity: usage.monthly_rotation_notifications,
    price: { ...secretManager, product: 'rotations', key: 'rotation' },
  }),
])
