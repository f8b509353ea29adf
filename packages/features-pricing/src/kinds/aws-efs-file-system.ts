import { awsEfsFileSystem } from '@backarch/services-topology'

import { fixed, unknownSetting, used, type Line } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'aws.efs'
/** Every stored GB brings a twentieth of a MiB a second with it. */
const includedThroughputPerGb = 1 / 20

export const priceAwsEfsFileSystem = definePricer(awsEfsFileSystem, ({ settings, usage }) => {
  const { oneZone, throughputMode, provisionedThroughput } = settings
  const place = oneZone === true ? 'one zone' : 'standard'

  function storage(key: string, quantity: number | undefined): Line {
    return used({
      name: `Storage (${key})`,
      unit: 'GB',
      quantity,
      price: oneZone === null ? unknownSetting('oneZone') : { service, product: 'storage', key },
    })
  }

  function infrequentRequests(name: string, key: string, quantity: number | undefined): Line {
    const price = { service, product: 'infrequent-access-requests', key }
    return used({ name: `${name} (infrequent access)`, unit: 'GB', quantity, price })
  }

  const lines = [storage(place, usage.storage_gb)]
  if (throughputMode === 'provisioned') {
    const known = provisionedThroughput !== null && usage.storage_gb !== undefined
    lines.push(
      used({
        name: 'Provisioned throughput',
        unit: 'MBps',
        quantity: known
          ? Math.max(0, provisionedThroughput - (usage.storage_gb ?? 0) * includedThroughputPerGb)
          : undefined,
        price:
          provisionedThroughput === null
            ? unknownSetting('provisionedThroughput')
            : { service, product: 'provisioned-throughput', key: 'provisioned-throughput' },
      }),
    )
  }
  if (throughputMode === null) {
    const price = unknownSetting('throughputMode')
    lines.push(fixed({ name: 'Throughput', unit: 'MBps', quantity: null, price }))
  }
  if (throughputMode === 'elastic') {
    for (const key of ['read', 'write']) {
      lines.push(
        used({
          name: `Data ${key} (elastic throughput)`,
          unit: 'GB',
          quantity: undefined,
          price: { service, product: 'elastic-throughput', key },
        }),
      )
    }
  }
  if (settings.infrequentAccess !== false || usage.infrequent_access_storage_gb !== undefined) {
    lines.push(
      storage(`${place}, infrequent access`, usage.infrequent_access_storage_gb),
      infrequentRequests('Read requests', 'read', usage.monthly_infrequent_access_read_gb),
      infrequentRequests('Write requests', 'write', usage.monthly_infrequent_access_write_gb),
    )
  }
  return lines
})
