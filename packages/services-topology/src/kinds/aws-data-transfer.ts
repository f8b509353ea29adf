import { z } from 'zod'

import { quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

/** What leaves machines, wherever it goes. No provider has a resource for it: it is described by its usage alone. */
export const awsDataTransfer = defineKind({
  id: 'aws.data-transfer',
  label: 'Data transfer',
  provider: 'aws',
  category: 'network',
  traffic: 'metered',
  settings: z.strictObject({}),
  usage: z.strictObject({
    /** Where it leaves from, when that is not where the component lies. */
    region: z
      .string()
      .max(100)
      .regex(/^[a-z]{2}(?:-[a-z]+)+-\d$/, 'must be a region, such as us-east-1')
      .optional(),
    /** Between zones. */
    monthly_intra_region_gb: quantity(),
    /** Between us-east-1 and us-east-2, which are closer than others. */
    monthly_outbound_us_east_to_us_east_gb: quantity(),
    monthly_outbound_other_regions_gb: quantity(),
    monthly_outbound_internet_gb: quantity(),
  }),
})
