import { z } from 'zod'

import { quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const googlePubsubSubscription = defineKind({
  id: 'google.pubsub-subscription',
  label: 'Pub/Sub subscription',
  provider: 'google',
  category: 'messaging',
  traffic: 'regional',
  settings: z.strictObject({}),
  usage: z.strictObject({
    monthly_message_data_tb: quantity(),
    storage_gb: quantity(),
    snapshot_storage_gb: quantity(),
  }),
})
