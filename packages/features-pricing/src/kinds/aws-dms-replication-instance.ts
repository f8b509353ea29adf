import { awsDmsReplicationInstance } from '@backarch/services-topology'

import { hoursPerMonth } from '../hours-per-month.ts'
import { above, fixed, unknownSetting } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'aws.dms'

/** GB that an instance brings: half as much with a small one. */
function includedStorage(type: string | null): number {
  return type !== null && /^t\d/.test(type) ? 50 : 100
}

export const priceAwsDmsReplicationInstance = definePricer(
  awsDmsReplicationInstance,
  ({ settings }) => {
    const { instanceClass, multiAz, allocatedStorageGb } = settings
    const type = instanceClass?.replace(/^dms\./, '') ?? null
    const zones = multiAz === true ? 'multi-az' : 'single-az'
    const unknown =
      type === null
        ? unknownSetting('instanceClass')
        : multiAz === null
          ? unknownSetting('multiAz')
          : null
    const lines = [
      fixed({
        name: `Instance (${type ?? 'unknown class'})`,
        unit: 'hours',
        quantity: hoursPerMonth,
        price: unknown ?? { service, product: `instance-${zones}`, key: type ?? '' },
      }),
    ]
    const extra = above(allocatedStorageGb, includedStorage(type))
    if (extra !== 0) {
      lines.push(
        fixed({
          name: 'Storage (general purpose SSD, gp2)',
          unit: 'GB',
          quantity: extra,
          price:
            extra === null
              ? unknownSetting('allocatedStorageGb')
              : (unknown ?? { service, product: `storage-${zones}`, key: 'gp2' }),
        }),
      )
    }
    return lines
  },
)
