import { z } from 'zod'

import { quantity, textSetting, usageChoice } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const awsDirectConnect = defineKind({
  id: 'aws.direct-connect',
  label: 'Direct Connect connection',
  provider: 'aws',
  category: 'network',
  settings: z.strictObject({
    /** e.g. `1Gbps`. */
    bandwidth: textSetting(),
    /** Code of the site where it ends, e.g. `EqDC2`. */
    location: textSetting(),
  }),
  usage: z.strictObject({
    dx_connection_type: usageChoice(['dedicated', 'hosted']),
    dx_virtual_interface_type: usageChoice(['private', 'public']),
    /** By region, with underscores: `us_east_1`. */
    monthly_outbound_from_region_to_dx_connection_location: z
      .record(z.string().regex(/^[a-z]+(?:_[a-z0-9]+)+$/), quantity())
      .optional(),
    /** From the region of the connection. */
    monthly_outbound_region_to_dx_location_gb: quantity(),
  }),
})
