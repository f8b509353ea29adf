import { z } from 'zod'

import { choiceSetting, textSetting } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureVirtualNetworkGatewayConnection = defineKind({
  id: 'azure.virtual-network-gateway-connection',
  label: 'Virtual network gateway connection',
  provider: 'azure',
  category: 'network',
  settings: z.strictObject({
    connectionType: choiceSetting(['IPsec', 'Vnet2Vnet', 'ExpressRoute'], null),
    /** The SKU of its gateway. */
    gatewaySku: textSetting(),
  }),
  usage: z.strictObject({}),
})
