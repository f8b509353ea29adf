import { z } from 'zod'

import { quantity, textSetting } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const awsMwaaEnvironment = defineKind({
  id: 'aws.mwaa-environment',
  label: 'Managed Airflow environment',
  provider: 'aws',
  category: 'operations',
  settings: z.strictObject({
    environmentClass: textSetting('mw1.small'),
  }),
  usage: z.strictObject({
    /** Average, beyond the one that is included. */
    additional_workers: quantity(),
    additional_schedulers: quantity(),
    meta_database_gb: quantity(),
  }),
})
