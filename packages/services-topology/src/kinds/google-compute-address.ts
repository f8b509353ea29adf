import { z } from 'zod'

import { choiceSetting, flagSetting } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const googleComputeAddress = defineKind({
  id: 'google.compute-address',
  label: 'IP address',
  provider: 'google',
  category: 'network',
  settings: z.strictObject({
    /** An internal address is free. */
    internal: flagSetting(false),
    /** Lies in no region. */
    global: flagSetting(false),
    /** What it is attached to. */
    usedBy: choiceSetting(['nothing', 'standard-vm', 'preemptible-vm'], 'nothing'),
  }),
  usage: z.strictObject({}),
})
