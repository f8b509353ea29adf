import { z } from 'zod'

import { choiceSetting, countSetting, quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureVirtualHubGateway = defineKind({
  id: 'azure.virtual-hub-gateway',
  label: 'Virtual hub gateway',
  provider: 'azure',
  category: 'network',
  settings: z.strictObject({
    /** `s2s` and `p2s`: VPN between sites, and from single computers. */
    gatewayType: choiceSetting(['s2s', 'p2s', 'express-route'], null),
    scaleUnits: countSetting(1),
  }),
  usage: z.strictObject({
    monthly_p2s_connections_hrs: quantity(),
  }),
})
