import { z } from 'zod'

import { volumeTypes } from '../block-device.ts'
import { amountSetting, choiceSetting, quantity, textSetting } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const awsEbsVolume = defineKind({
  id: 'aws.ebs-volume',
  label: 'EBS volume',
  provider: 'aws',
  category: 'storage',
  settings: z.strictObject({
    volumeType: choiceSetting(volumeTypes, 'gp2'),
    /** Null when it comes from a snapshot of unknown size. */
    sizeGb: amountSetting(null),
    /** Provisioned IOPS; 0 for what the type brings by itself. */
    iops: amountSetting(0),
    /** MiB a second, gp3 alone; 0 for what the type brings by itself. */
    throughput: amountSetting(0),
    availabilityZone: textSetting(),
  }),
  usage: z.strictObject({
    /** Billed for magnetic volumes alone. */
    monthly_standard_io_requests: quantity(),
  }),
})
