import { awsCloudwatchDashboard } from '@backarch/services-topology'

import { fixed } from '../line.ts'
import { definePricer } from '../pricer.ts'

export const priceAwsCloudwatchDashboard = definePricer(awsCloudwatchDashboard, () => [
  fixed({
    name: 'Dashboard',
    unit: 'months',
    quantity: 1,
    price: { service: 'aws.cloudwatch', product: 'dashboard', key: 'dashboard' },
  }),
])
