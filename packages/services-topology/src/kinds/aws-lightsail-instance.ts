import { z } from 'zod'

import { textSetting } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const awsLightsailInstance = defineKind({
  id: 'aws.lightsail-instance',
  label: 'Lightsail instance',
  provider: 'aws',
  category: 'compute',
  settings: z.strictObject({
    /** e.g. `small_3_0`, or `small_win_3_0` for Windows. */
    bundle: textSetting(),
  }),
  usage: z.strictObject({}),
})
