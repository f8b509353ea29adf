import { z } from 'zod'

import { quantity, textSetting } from '../fields.ts'
import { defineKind } from '../kind.ts'

/** GB by the part of the world where the edge is. */
const traffic = z
  .strictObject({
    us: quantity(),
    europe: quantity(),
    south_africa: quantity(),
    south_america: quantity(),
    south_korea: quantity(),
    australia: quantity(),
    asia_pacific: quantity(),
    middle_east: quantity(),
    india: quantity(),
  })
  .optional()

export const awsGlobalAcceleratorEndpointGroup = defineKind({
  id: 'aws.global-accelerator-endpoint-group',
  label: 'Global Accelerator endpoints',
  provider: 'aws',
  category: 'network',
  traffic: 'edge',
  settings: z.strictObject({
    /** Where the endpoints are, when that is not the region of the component. */
    endpointRegion: textSetting(''),
  }),
  usage: z.strictObject({
    monthly_inbound_data_transfer_gb: traffic,
    monthly_outbound_data_transfer_gb: traffic,
  }),
})
