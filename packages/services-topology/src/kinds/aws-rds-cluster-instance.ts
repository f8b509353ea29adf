import { z } from 'zod'

import {
  choiceSetting,
  countSetting,
  flagSetting,
  quantity,
  textSetting,
  usageChoice,
} from '../fields.ts'
import { defineKind } from '../kind.ts'

export const awsRdsClusterInstance = defineKind({
  id: 'aws.rds-cluster-instance',
  label: 'Aurora instance',
  provider: 'aws',
  category: 'database',
  settings: z.strictObject({
    engine: textSetting(),
    engineVersion: textSetting(),
    /** e.g. `db.r6g.large`, or `db.serverless`. */
    instanceClass: textSetting(),
    /** The cluster's. */
    storageType: choiceSetting(['aurora', 'aurora-iopt1', 'io1', 'io2', 'gp3'], 'aurora'),
    performanceInsights: flagSetting(false),
    performanceInsightsRetentionDays: countSetting(7),
    extendedSupport: flagSetting(true),
    availabilityZone: textSetting(),
  }),
  usage: z.strictObject({
    capacity_units_per_hr: quantity(),
    monthly_cpu_credit_hrs: quantity(),
    vcpu_count: quantity(),
    monthly_additional_performance_insights_requests: quantity(),
    reserved_instance_term: usageChoice(['1_year', '3_year']),
    reserved_instance_payment_option: usageChoice(['no_upfront', 'partial_upfront', 'all_upfront']),
  }),
})
