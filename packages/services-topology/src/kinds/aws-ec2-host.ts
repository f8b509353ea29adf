import { z } from 'zod'

import { textSetting, usageChoice } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const awsEc2Host = defineKind({
  id: 'aws.ec2-host',
  label: 'EC2 dedicated host',
  provider: 'aws',
  category: 'compute',
  settings: z.strictObject({
    /** e.g. `c5`. */
    family: textSetting(),
  }),
  usage: z.strictObject({
    reserved_instance_type: usageChoice(['standard', 'convertible']),
    reserved_instance_term: usageChoice(['1_year', '3_year']),
    reserved_instance_payment_option: usageChoice(['no_upfront', 'partial_upfront', 'all_upfront']),
  }),
})
