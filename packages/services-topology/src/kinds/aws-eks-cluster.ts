import { z } from 'zod'

import { textSetting } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const awsEksCluster = defineKind({
  id: 'aws.eks-cluster',
  label: 'EKS cluster',
  provider: 'aws',
  category: 'compute',
  settings: z.strictObject({
    /** Kubernetes version, e.g. `1.33`; old ones are billed for extended support. EKS takes its newest by itself. */
    version: textSetting('latest'),
  }),
  usage: z.strictObject({}),
})
