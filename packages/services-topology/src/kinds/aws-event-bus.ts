import { z } from 'zod'

import { quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const awsEventBus = defineKind({
  id: 'aws.event-bus',
  label: 'EventBridge bus',
  provider: 'aws',
  category: 'messaging',
  traffic: 'regional',
  settings: z.strictObject({}),
  usage: z.strictObject({
    monthly_custom_events: quantity(),
    monthly_third_party_events: quantity(),
    monthly_archive_processing_gb: quantity(),
    archive_storage_gb: quantity(),
    monthly_schema_discovery_events: quantity(),
  }),
})
