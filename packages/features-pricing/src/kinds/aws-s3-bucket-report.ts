import { awsS3BucketReport } from '@backarch/services-topology'

import { fixed, per, unknownSetting, used } from '../line.ts'
import { definePricer } from '../pricer.ts'

export const priceAwsS3BucketReport = definePricer(
  awsS3BucketReport,
  ({ settings: { report }, usage }) => {
    if (report === null) {
      const price = unknownSetting('report')
      return [fixed({ name: 'Objects', unit: '1M objects', quantity: null, price })]
    }
    const analytics = report === 'analytics'
    const objects = analytics ? usage.monthly_monitored_objects : usage.monthly_listed_objects
    return [
      used({
        name: analytics ? 'Objects monitored' : 'Objects listed',
        unit: '1M objects',
        quantity: per(objects, 1e6),
        price: { service: 'aws.s3', product: 'reports', key: report },
      }),
    ]
  },
)
