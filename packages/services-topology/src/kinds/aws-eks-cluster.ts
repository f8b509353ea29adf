import { z } from 'zod'

import { textSetting } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const awsEksCluster = defineKind({
  id: 'aws.eks-cluster',
  label: 'EKS cluster',
  provider: 'aws',
  category: 'compute',
  settings: z.strictObject({
    /** Kubernetes version; old ones are billed for extended support. */
    version: textSetting(),
  }),
  usage: z.strictObject({}),
})
