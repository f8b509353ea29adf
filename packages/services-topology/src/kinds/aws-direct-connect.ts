import { z } from 'zod'

import { quantity, textSetting, usageChoice } from '../fields.ts'
import { defineKind } from '../kind.ts'

/** As the usage file writes them, with underscores. */
const regions =
  `af_south_1 ap_east_1 ap_east_2 ap_northeast_1 ap_northeast_2 ap_northeast_3 ap_south_1 ap_south_2
  ap_southeast_1 ap_southeast_2 ap_southeast_3 ap_southeast_4 ap_southeast_5 ap_southeast_6 ap_southeast_7 ca_central_1
  ca_west_1 cn_north_1 cn_northwest_1 eu_central_1 eu_central_2 eu_north_1 eu_south_1 eu_south_2 eu_west_1 eu_west_2
  eu_west_3 il_central_1 me_central_1 me_south_1 mx_central_1 sa_east_1 us_east_1 us_east_2 us_gov_east_1 us_gov_west_1
  us_west_1 us_west_2`.split(/\s+/)

const byRegion = Object.fromEntries(regions.map((region) => [region, quantity()]))

export const awsDirectConnect = defineKind({
  id: 'aws.direct-connect',
  label: 'Direct Connect connection',
  provider: 'aws',
  category: 'network',
  traffic: 'metered',
  settings: z.strictObject({
    /** e.g. `1Gbps`. */
    bandwidth: textSetting(),
    /** Code of the site where it ends, e.g. `EqDC2`. */
    location: textSetting(),
  }),
  usage: z.strictObject({
    dx_connection_type: usageChoice(['dedicated', 'hosted']),
    dx_virtual_interface_type: usageChoice(['private', 'public']),
    monthly_outbound_from_region_to_dx_connection_location: z.strictObject(byRegion).optional(),
    /** From the region of the connection. */
    monthly_outbound_region_to_dx_location_gb: quantity(),
  }),
})
