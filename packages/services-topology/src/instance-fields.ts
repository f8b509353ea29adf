import { z } from 'zod'

import { blockDeviceSchema } from './block-device.ts'
import { choiceSetting, flagSetting, quantity, textSetting, usageChoice } from './fields.ts'

/** What one virtual machine is configured as, alone or as a member of a group. */
export const instanceFields = {
  /** e.g. `t3.medium`. */
  instanceType: textSetting(),
  tenancy: choiceSetting(['default', 'dedicated', 'host'], 'default'),
  purchaseOption: choiceSetting(['on-demand', 'spot'], 'on-demand'),
  ebsOptimized: flagSetting(false),
  /** CloudWatch metrics every minute instead of every five. */
  detailedMonitoring: flagSetting(false),
  /** `default`: T2 is standard, every later burstable type unlimited. */
  cpuCredits: choiceSetting(['default', 'standard', 'unlimited'], 'default'),
  rootVolume: blockDeviceSchema.prefault({}),
  extraVolumes: z.array(blockDeviceSchema).max(100).nullable().default([]),
}

const diskUsage = z.strictObject({ monthly_standard_io_requests: quantity() }).optional()

/** Infracost names a machine's extra disks `ebs_block_device[0]`, `ebs_block_device[1]`, … in order. */
const extraDisks: Record<`ebs_block_device[${number}]`, typeof diskUsage> = Object.fromEntries(
  Array.from({ length: 26 }, (_, index) => [`ebs_block_device[${index}]`, diskUsage]),
)

/** Infracost's usage keys for virtual machines. */
export const instanceUsage = {
  operating_system: usageChoice(['linux', 'windows', 'suse', 'rhel']),
  reserved_instance_type: usageChoice(['standard', 'convertible']),
  reserved_instance_term: usageChoice(['1_year', '3_year']),
  reserved_instance_payment_option: usageChoice(['no_upfront', 'partial_upfront', 'all_upfront']),
  monthly_cpu_credit_hrs: quantity(),
  vcpu_count: quantity(),
  root_block_device: diskUsage,
  ...extraDisks,
}
