import { z } from 'zod'

import { amountSetting, choiceSetting, textSetting } from '../fields.ts'
import { defineKind } from '../kind.ts'

const machine = z.strictObject({ name: textSetting(), diskGb: amountSetting(null) })

export const azureRecoveryServicesVault = defineKind({
  id: 'azure.recovery-services-vault',
  label: 'Recovery Services vault',
  provider: 'azure',
  category: 'storage',
  settings: z.strictObject({
    redundancy: choiceSetting(['LRS', 'ZRS', 'GRS', 'RA-GRS'], 'GRS'),
    /** Machines that it backs up, with all their disks. */
    machines: z.array(machine).max(500).nullable().default([]),
  }),
  usage: z.strictObject({}),
})
