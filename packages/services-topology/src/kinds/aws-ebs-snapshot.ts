import { z } from 'zod'

import { amountSetting, flagSetting, quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const awsEbsSnapshot = defineKind({
  id: 'aws.ebs-snapshot',
  label: 'EBS snapshot',
  provider: 'aws',
  category: 'storage',
  settings: z.strictObject({
    /** Size of the volume that it was made of: the most that it holds. */
    volumeSizeGb: amountSetting(null),
    /** A copy of another snapshot, billed for its storage alone. */
    copy: flagSetting(false),
  }),
  usage: z.strictObject({
    monthly_list_block_requests: quantity(),
    monthly_get_block_requests: quantity(),
    monthly_put_block_requests: quantity(),
    /** Hours that it is ready in a zone for volumes at full speed. */
    fast_snapshot_restore_hours: quantity(),
  }),
})
