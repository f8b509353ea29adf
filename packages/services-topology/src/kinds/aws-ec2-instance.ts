import { z } from 'zod'

import { quantity, textSetting } from '../fields.ts'
import { instanceFields, instanceUsage } from '../instance-fields.ts'
import { defineKind } from '../kind.ts'

export const awsEc2Instance = defineKind({
  id: 'aws.ec2-instance',
  label: 'EC2 instance',
  provider: 'aws',
  category: 'compute',
  settings: z.strictObject({
    ...instanceFields,
    availabilityZone: textSetting(),
  }),
  usage: z.strictObject({
    ...instanceUsage,
    /** Hours a month that the machine runs; 730 when not said. */
    monthly_hrs: quantity(),
  }),
})
