import { z } from 'zod'

import { amountSetting, choiceSetting } from './fields.ts'

export const volumeTypes = ['standard', 'gp2', 'gp3', 'io1', 'io2', 'sc1', 'st1'] as const

/** A disk that lives and dies with its machine. 8 GB of gp2 is what an image without mappings of its own gets. */
export const blockDeviceSchema = z.strictObject({
  volumeType: choiceSetting(volumeTypes, 'gp2'),
  sizeGb: amountSetting(8),
  /** Provisioned IOPS; 0 for what the type brings by itself. */
  iops: amountSetting(0),
  /** MiB a second, gp3 alone; 0 for what the type brings by itself. */
  throughput: amountSetting(0),
})
