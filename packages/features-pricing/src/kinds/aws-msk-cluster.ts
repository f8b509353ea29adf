import { awsMskCluster } from '@backarch/services-topology'

import { hoursPerMonth } from '../hours-per-month.ts'
import { fixed, unknownSetting } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'aws.msk'

export const priceAwsMskCluster = definePricer(awsMskCluster, ({ settings }) => {
  const { instanceType, brokerCount, volumeSizeGb, storageAutoscaling } = settings
  const noCount = brokerCount === null ? unknownSetting('brokerCount') : null
  return [
    fixed({
      name: `Instance (${instanceType ?? 'unknown type'})`,
      unit: 'hours',
      quantity: brokerCount === null ? null : brokerCount * hoursPerMonth,
      price:
        noCount ??
        (instanceType === null
          ? unknownSetting('instanceType')
          : { service, product: 'broker', key: instanceType }),
    }),
    fixed({
      name: storageAutoscaling === true ? 'Storage (autoscaling)' : 'Storage',
      unit: 'GB',
      quantity: brokerCount === null || volumeSizeGb === null ? null : brokerCount * volumeSizeGb,
      price:
        noCount ??
        (volumeSizeGb === null
          ? unknownSetting('volumeSizeGb')
          : { service, product: 'storage', key: 'storage' }),
    }),
  ]
})
