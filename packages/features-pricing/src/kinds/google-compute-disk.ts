import { googleComputeDisk } from '@backarch/services-topology'

import { googleDiskLine } from '../google-disk-lines.ts'
import { fixed, unknownSetting, type Line } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'google.compute-engine'

/** Disks whose IOPS are provisioned and billed apart. */
const withIops = new Set(['pd-extreme', 'hyperdisk-extreme'])

export const priceGoogleComputeDisk = definePricer(googleComputeDisk, ({ settings }): Line[] => {
  const { diskType, provisionedIops, replicated } = settings
  const storage = googleDiskLine(settings, 1, replicated === true ? 'regional-disk' : 'disk')
  const lines = [
    replicated === null ? { ...storage, price: unknownSetting('replicated') } : storage,
  ]
  if (diskType !== null && withIops.has(diskType)) {
    lines.push(
      fixed({
        name: 'Provisioned IOPS',
        unit: 'IOPS',
        quantity: provisionedIops,
        price:
          provisionedIops === null
            ? unknownSetting('provisionedIops')
            : { service, product: 'iops', key: diskType },
      }),
    )
  }
  return lines
})
