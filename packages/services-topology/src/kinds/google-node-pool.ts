import { z } from 'zod'

import { quantity } from '../fields.ts'
import { googleNodePoolFields } from '../google-machine-fields.ts'
import { defineKind } from '../kind.ts'

export const googleNodePool = defineKind({
  id: 'google.node-pool',
  label: 'GKE node pool',
  provider: 'google',
  category: 'compute',
  settings: z.strictObject(googleNodePoolFields),
  usage: z.strictObject({
    /** In each zone. */
    nodes: quantity(),
  }),
})
