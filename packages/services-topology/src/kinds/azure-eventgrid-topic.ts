import { z } from 'zod'

import { quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

/** A topic of one's own, or the system topic of another resource. */
export const azureEventgridTopic = defineKind({
  id: 'azure.eventgrid-topic',
  label: 'Event Grid topic',
  provider: 'azure',
  category: 'messaging',
  settings: z.strictObject({}),
  usage: z.strictObject({ monthly_operations: quantity() }),
})
