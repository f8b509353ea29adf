import { z } from 'zod'

import { defineKind } from '../kind.ts'

export const awsPrivateCertificate = defineKind({
  id: 'aws.private-certificate',
  label: 'Private certificate',
  provider: 'aws',
  category: 'security',
  settings: z.strictObject({}),
  usage: z.strictObject({}),
})
