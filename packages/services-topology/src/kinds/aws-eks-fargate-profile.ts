import { z } from 'zod'

import { defineKind } from '../kind.ts'

export const awsEksFargateProfile = defineKind({
  id: 'aws.eks-fargate-profile',
  label: 'EKS Fargate profile',
  provider: 'aws',
  category: 'compute',
  settings: z.strictObject({}),
  usage: z.strictObject({}),
})
