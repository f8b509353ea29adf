import { awsMqBroker } from '@backarch/services-topology'
import type { z } from 'zod'

import { hoursPerMonth } from '../hours-per-month.ts'
import { fixed, times, unknownSetting, used, type NoPrice, type PriceReference } from '../line.ts'
import { definePricer } from '../pricer.ts'

type Settings = z.output<typeof awsMqBroker.settings>

const service = 'aws.mq'

/** Brokers of a cluster; a standby stores where the active one does. */
const clusterSize = 3

function storageOf({ engine, storageType }: Settings): 'ebs' | 'efs' | null {
  if (storageType === 'default') return engine === 'ActiveMQ' ? 'efs' : 'ebs'
  return storageType
}

export const priceAwsMqBroker = definePricer(awsMqBroker, ({ settings, usage }) => {
  const { engine, instanceType, deployment } = settings
  const storage = storageOf(settings)
  const details = [engine ?? 'unknown engine', instanceType ?? 'unknown type']

  function brokerPrice(): PriceReference | NoPrice {
    if (engine === null) return unknownSetting('engine')
    if (instanceType === null) return unknownSetting('instanceType')
    if (deployment === null) return unknownSetting('deployment')
    const product = `broker-${engine.toLowerCase()}-${deployment.toLowerCase()}`
    return { service, product, key: instanceType }
  }

  function storagePrice(): PriceReference | NoPrice {
    if (engine === null) return unknownSetting('engine')
    if (storage === null) return unknownSetting('storageType')
    return { service, product: `storage-${engine.toLowerCase()}`, key: storage }
  }

  return [
    fixed({
      name: `Instance usage (${[...details, deployment?.toLowerCase() ?? 'unknown'].join(', ')})`,
      unit: 'hours',
      quantity: hoursPerMonth,
      price: brokerPrice(),
    }),
    used({
      name: `Storage (${engine ?? 'unknown engine'}, ${(storage ?? 'unknown').toUpperCase()})`,
      unit: 'GB',
      quantity: times(usage.storage_size_gb, deployment === 'CLUSTER_MULTI_AZ' ? clusterSize : 1),
      price: storagePrice(),
    }),
  ]
})
