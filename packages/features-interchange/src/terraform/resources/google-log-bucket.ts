import { googleLogBucket } from '@backarch/services-topology'

import { defineNode } from '../mapping/mapping.ts'

export const googleLogBucketMapping = defineNode({
  types: [
    'google_logging_billing_account_bucket_config',
    'google_logging_billing_account_sink',
    'google_logging_folder_bucket_config',
    'google_logging_folder_sink',
    'google_logging_organization_bucket_config',
    'google_logging_organization_sink',
    'google_logging_project_bucket_config',
    'google_logging_project_sink',
  ],
  kind: googleLogBucket,
  named: ['name', 'bucket_id'],
  settings: () => ({}),
  global: true,
})
