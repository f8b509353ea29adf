import { z } from 'zod'

import { countSetting, quantity } from '../fields.ts'
import { googleMachineFields } from '../google-machine-fields.ts'
import { defineKind } from '../kind.ts'

export const googleInstanceGroup = defineKind({
  id: 'google.instance-group',
  label: 'Managed instance group',
  provider: 'google',
  category: 'compute',
  settings: z.strictObject({
    /** How many machines there are when nothing scales the group. */
    targetSize: countSetting(null),
    /** What every member is made from. */
    machine: z.strictObject(googleMachineFields).prefault({}),
  }),
  usage: z.strictObject({
    /** Average number of members over the month; wins over the target size. */
    instances: quantity(),
  }),
})
