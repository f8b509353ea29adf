import { z } from 'zod'

import { flagSetting, quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

const s3StorageClasses = [
  'STANDARD_IA',
  'ONEZONE_IA',
  'INTELLIGENT_TIERING',
  'GLACIER_IR',
  'GLACIER',
  'DEEP_ARCHIVE',
] as const

const requests = {
  /** PUT, COPY, POST, LIST. */
  monthly_tier_1_requests: quantity(),
  /** GET, SELECT and all others. */
  monthly_tier_2_requests: quantity(),
}
const select = {
  monthly_select_data_scanned_gb: quantity(),
  monthly_select_data_returned_gb: quantity(),
}
const transition = { monthly_lifecycle_transition_requests: quantity() }

const infrequentAccess = z
  .strictObject({
    storage_gb: quantity(),
    ...requests,
    ...transition,
    monthly_data_retrieval_gb: quantity(),
    ...select,
  })
  .optional()

export const awsS3Bucket = defineKind({
  id: 'aws.s3-bucket',
  label: 'S3 bucket',
  provider: 'aws',
  category: 'storage',
  traffic: 'regional',
  settings: z.strictObject({
    versioning: flagSetting(false),
    /** Storage classes that a lifecycle rule moves objects to; STANDARD is always there. */
    lifecycleStorageClasses: z.array(z.enum(s3StorageClasses)).max(20).nullable().default([]),
    transferAcceleration: flagSetting(false),
    replication: flagSetting(false),
  }),
  usage: z.strictObject({
    object_tags: quantity(),
    standard: z.strictObject({ storage_gb: quantity(), ...requests, ...select }).optional(),
    intelligent_tiering: z
      .strictObject({
        frequent_access_storage_gb: quantity(),
        infrequent_access_storage_gb: quantity(),
        archive_access_storage_gb: quantity(),
        deep_archive_access_storage_gb: quantity(),
        monitored_objects: quantity(),
        ...requests,
        ...transition,
        ...select,
        early_delete_gb: quantity(),
      })
      .optional(),
    standard_infrequent_access: infrequentAccess,
    one_zone_infrequent_access: infrequentAccess,
    glacier_instant_retrieval: infrequentAccess,
    glacier_flexible_retrieval: z
      .strictObject({
        storage_gb: quantity(),
        ...requests,
        ...transition,
        monthly_standard_data_retrieval_requests: quantity(),
        monthly_standard_data_retrieval_gb: quantity(),
        monthly_standard_select_data_scanned_gb: quantity(),
        monthly_standard_select_data_returned_gb: quantity(),
        monthly_bulk_select_data_scanned_gb: quantity(),
        monthly_bulk_select_data_returned_gb: quantity(),
        monthly_expedited_data_retrieval_requests: quantity(),
        monthly_expedited_data_retrieval_gb: quantity(),
        monthly_expedited_select_data_scanned_gb: quantity(),
        monthly_expedited_select_data_returned_gb: quantity(),
        early_delete_gb: quantity(),
      })
      .optional(),
    glacier_deep_archive: z
      .strictObject({
        storage_gb: quantity(),
        ...requests,
        ...transition,
        monthly_standard_data_retrieval_requests: quantity(),
        monthly_standard_data_retrieval_gb: quantity(),
        monthly_bulk_data_retrieval_requests: quantity(),
        monthly_bulk_data_retrieval_gb: quantity(),
        early_delete_gb: quantity(),
      })
      .optional(),
  }),
})
