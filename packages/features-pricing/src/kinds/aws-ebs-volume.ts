import { awsEbsVolume } from '@backarch/services-topology'

import { definePricer } from '../pricer.ts'
import { volumeLines } from '../volume-lines.ts'

export const priceAwsEbsVolume = definePricer(awsEbsVolume, ({ settings, usage }) =>
  volumeLines(settings, usage.monthly_standard_io_requests, 1),
)
