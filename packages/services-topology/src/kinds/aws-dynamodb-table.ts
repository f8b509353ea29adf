import { z } from 'zod'

import {
  choiceSetting,
  countSetting,
  flagSetting,
  quantity,
  textListSetting,
  textSetting,
} from '../fields.ts'
import { defineKind } from '../kind.ts'

const autoscaling = z
  .strictObject({ min: countSetting(null), max: countSetting(null) })
  .nullable()
  .default(null)

export const awsDynamodbTable = defineKind({
  id: 'aws.dynamodb-table',
  label: 'DynamoDB table',
  provider: 'aws',
  category: 'database',
  traffic: 'regional',
  settings: z.strictObject({
    billingMode: choiceSetting(['PROVISIONED', 'PAY_PER_REQUEST'], 'PROVISIONED'),
    /** Capacity units; null when not set or not known. */
    readCapacity: countSetting(null),
    writeCapacity: countSetting(null),
    /** Bounds when capacity is scaled by itself; null when it is not. */
    readAutoscaling: autoscaling,
    writeAutoscaling: autoscaling,
    tableClass: choiceSetting(['STANDARD', 'STANDARD_INFREQUENT_ACCESS'], 'STANDARD'),
    /** Other regions that hold a replica (global table). */
    replicaRegions: textListSetting(),
    pointInTimeRecovery: flagSetting(false),
    streams: flagSetting(false),
    globalSecondaryIndexes: z
      .array(
        z.strictObject({
          name: textSetting(),
          readCapacity: countSetting(null),
          writeCapacity: countSetting(null),
        }),
      )
      .max(100)
      .nullable()
      .default([]),
  }),
  usage: z.strictObject({
    monthly_write_request_units: quantity(),
    monthly_read_request_units: quantity(),
    storage_gb: quantity(),
    pitr_backup_storage_gb: quantity(),
    on_demand_backup_storage_gb: quantity(),
    monthly_data_restored_gb: quantity(),
    monthly_streams_read_request_units: quantity(),
  }),
})
