import { awsGlueJob } from '@backarch/services-topology'

import { fixed, times, unknownSetting, used } from '../line.ts'
import { definePricer } from '../pricer.ts'

export const priceAwsGlueJob = definePricer(awsGlueJob, ({ settings: { dpus }, usage }) => {
  if (dpus === null) {
    const price = unknownSetting('dpus')
    return [fixed({ name: 'Duration', unit: 'DPU-hours', quantity: null, price })]
  }
  return [
    used({
      name: 'Duration',
      unit: 'DPU-hours',
      quantity: times(usage.monthly_hours, dpus),
      price: { service: 'aws.glue', product: 'duration', key: 'duration' },
      note: `${dpus} DPU together`,
    }),
  ]
})
