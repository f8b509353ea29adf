import { z } from 'zod'

import { choiceSetting, quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const awsS3BucketReport = defineKind({
  id: 'aws.s3-bucket-report',
  label: 'S3 analytics or inventory',
  provider: 'aws',
  category: 'storage',
  settings: z.strictObject({
    report: choiceSetting(['analytics', 'inventory'], null),
  }),
  usage: z.strictObject({
    monthly_monitored_objects: quantity(),
    monthly_listed_objects: quantity(),
  }),
})
