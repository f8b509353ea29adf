import { z } from 'zod'

import { defineKind } from '../kind.ts'

export const awsTrafficMirrorSession = defineKind({
  id: 'aws.traffic-mirror-session',
  label: 'Traffic mirror session',
  provider: 'aws',
  category: 'network',
  settings: z.strictObject({}),
  usage: z.strictObject({}),
})
