import { z } from 'zod'

import { quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const googlePubsubTopic = defineKind({
  id: 'google.pubsub-topic',
  label: 'Pub/Sub topic',
  provider: 'google',
  category: 'messaging',
  traffic: 'regional',
  settings: z.strictObject({}),
  usage: z.strictObject({
    monthly_message_data_tb: quantity(),
  }),
})
