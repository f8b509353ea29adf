import { z } from 'zod'

import { quantity, textSetting } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureVirtualNetworkPeering = defineKind({
  id: 'azure.virtual-network-peering',
  label: 'Virtual network peering',
  provider: 'azure',
  category: 'network',
  traffic: 'metered',
  settings: z.strictObject({
    /** The region of the network that it belongs to. */
    sourceRegion: textSetting(),
    remoteRegion: textSetting(),
  }),
  usage: z.strictObject({
    monthly_data_transfer_gb: quantity(),
  }),
})
