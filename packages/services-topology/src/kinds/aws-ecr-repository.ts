import { z } from 'zod'

import { quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const awsEcrRepository = defineKind({
  id: 'aws.ecr-repository',
  label: 'ECR repository',
  provider: 'aws',
  category: 'storage',
  traffic: 'regional',
  settings: z.strictObject({}),
  usage: z.strictObject({
    storage_gb: quantity(),
  }),
})
