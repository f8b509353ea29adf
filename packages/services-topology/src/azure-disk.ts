import { z } from 'zod'

import { amountSetting, choiceSetting, flagSetting } from './fields.ts'

const azureDiskTypes = [
  'Standard_LRS',
  'StandardSSD_LRS',
  'StandardSSD_ZRS',
  'Premium_LRS',
  'Premium_ZRS',
  'PremiumV2_LRS',
  'UltraSSD_LRS',
] as const

export const azureDiskFields = {
  storageType: choiceSetting(azureDiskTypes, 'Standard_LRS'),
  /** Azure's own Linux images are 30 GB. */
  sizeGb: amountSetting(30),
  /** Provisioned IOPS and MB a second, of ultra disks alone. */
  iops: amountSetting(2048),
  throughput: amountSetting(8),
}

/** A disk that comes with a machine. */
export const azureDiskSchema = z.strictObject({
  ...azureDiskFields,
  /** Nothing to pay here: it is ephemeral, or a managed disk that is a component of its own. */
  unbilled: flagSetting(false),
})
