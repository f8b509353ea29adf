import { z } from 'zod'

import { countSetting, quantity } from '../fields.ts'
import { instanceFields, instanceUsage } from '../instance-fields.ts'
import { defineKind } from '../kind.ts'

export const awsEksNodeGroup = defineKind({
  id: 'aws.eks-node-group',
  label: 'EKS node group',
  provider: 'aws',
  category: 'compute',
  settings: z.strictObject({
    minSize: countSetting(null),
    maxSize: countSetting(null),
    desiredSize: countSetting(null),
    /** The first of its instance types. EKS gives a disk of 20 GB and the type t3.medium when nothing is said. */
    instance: z.strictObject(instanceFields).prefault({}),
  }),
  usage: z.strictObject({
    ...instanceUsage,
    /** Average number of nodes over the month; wins over the configured size. */
    instances: quantity(),
  }),
})
