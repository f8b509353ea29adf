import { z } from 'zod'

import {
  amountSetting,
  choiceSetting,
  countSetting,
  flagSetting,
  quantity,
  textSetting,
  usageChoice,
} from '../fields.ts'
import { defineKind } from '../kind.ts'

export const awsRdsInstance = defineKind({
  id: 'aws.rds-instance',
  label: 'RDS instance',
  provider: 'aws',
  category: 'database',
  settings: z.strictObject({
    /** Terraform's name, e.g. `postgres`, `mysql`, `oracle-se2`, `sqlserver-ex`. */
    engine: textSetting(),
    engineVersion: textSetting(),
    /** e.g. `db.t3.medium`. */
    instanceClass: textSetting(),
    multiAz: flagSetting(false),
    storageType: choiceSetting(['standard', 'gp2', 'gp3', 'io1', 'io2'], 'gp2'),
    /** 20 GB is the least that AWS sells. */
    allocatedStorageGb: amountSetting(20),
    /** Where storage autoscaling may grow to; null when it is off. */
    maxAllocatedStorageGb: amountSetting(null),
    /** Provisioned IOPS; 0 for what the storage type brings by itself. */
    iops: amountSetting(0),
    /** MiB a second, gp3 alone; 0 for what the storage type brings by itself. */
    storageThroughput: amountSetting(0),
    /** `default`: the licence that the engine comes with. */
    licenseModel: choiceSetting(
      [
        'default',
        'license-included',
        'bring-your-own-license',
        'general-public-license',
        'postgresql-license',
      ],
      'default',
    ),
    backupRetentionDays: countSetting(0),
    performanceInsights: flagSetting(false),
    /** Seven days are free. */
    performanceInsightsRetentionDays: countSetting(7),
    /** Old major versions are billed for extended support unless it is switched off. */
    extendedSupport: flagSetting(true),
    readReplica: flagSetting(false),
    availabilityZone: textSetting(),
  }),
  usage: z.strictObject({
    /** Beyond the free backup storage, which is as large as the database. */
    additional_backup_storage_gb: quantity(),
    /** Billed for magnetic storage alone. */
    monthly_standard_io_requests: quantity(),
    monthly_additional_performance_insights_requests: quantity(),
    monthly_cpu_credit_hrs: quantity(),
    vcpu_count: quantity(),
    reserved_instance_term: usageChoice(['1_year', '3_year']),
    reserved_instance_payment_option: usageChoice(['no_upfront', 'partial_upfront', 'all_upfront']),
  }),
})
