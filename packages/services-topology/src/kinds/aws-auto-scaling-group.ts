import { z } from 'zod'

import { amountSetting, countSetting, quantity, textListSetting } from '../fields.ts'
import { instanceFields, instanceUsage } from '../instance-fields.ts'
import { defineKind } from '../kind.ts'

export const awsAutoScalingGroup = defineKind({
  id: 'aws.auto-scaling-group',
  label: 'Auto Scaling group',
  provider: 'aws',
  category: 'compute',
  settings: z.strictObject({
    minSize: countSetting(null),
    maxSize: countSetting(null),
    /** How many members there are when nothing scales the group. */
    desiredCapacity: countSetting(null),
    /** What every member is made from: the launch template, the launch configuration or the first override. */
    instance: z.strictObject(instanceFields).prefault({}),
    /** Members that are on demand before a mixed group buys spot. */
    onDemandBaseCapacity: countSetting(0),
    /** Of the members above that base, how many in a hundred are on demand. */
    onDemandPercentageAboveBase: amountSetting(100),
    availabilityZones: textListSetting(),
  }),
  usage: z.strictObject({
    ...instanceUsage,
    /** Average number of members over the month; wins over the configured capacity. */
    instances: quantity(),
  }),
})
