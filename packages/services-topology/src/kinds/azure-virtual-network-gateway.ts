import { z } from 'zod'

import { choiceSetting, quantity, textSetting } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureVirtualNetworkGateway = defineKind({
  id: 'azure.virtual-network-gateway',
  label: 'Virtual network gateway',
  provider: 'azure',
  category: 'network',
  traffic: 'metered',
  settings: z.strictObject({
    gatewayType: choiceSetting(['Vpn', 'ExpressRoute'], 'Vpn'),
    /** e.g. `VpnGw1`, `VpnGw2AZ`. */
    sku: textSetting(),
  }),
  usage: z.strictObject({
    p2s_connection: quantity(),
    monthly_data_transfer_gb: quantity(),
  }),
})
