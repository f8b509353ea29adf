import { z } from 'zod'

import { choiceSetting, quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureBastionHost = defineKind({
  id: 'azure.bastion-host',
  label: 'Bastion host',
  provider: 'azure',
  category: 'network',
  traffic: 'metered',
  settings: z.strictObject({
    sku: choiceSetting(['Developer', 'Basic', 'Standard', 'Premium'], 'Basic'),
  }),
  usage: z.strictObject({
    monthly_outbound_data_gb: quantity(),
  }),
})
