import { googleStorageBucket } from '@backarch/services-topology'

import { choiceAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

/** A registry is a bucket too. Both are kept in the multi-region US when they name no place. */
export const googleStorageBucketMapping = defineNode({
  types: ['google_storage_bucket', 'google_container_registry'],
  kind: googleStorageBucket,
  named: ['name', 'location'],
  settings: (attributes) => ({
    storageClass: choiceAt(
      attributes,
      'storage_class',
      ['STANDARD', 'NEARLINE', 'COLDLINE', 'ARCHIVE'],
      'STANDARD',
    ),
    location: attributes.read('location') === undefined ? 'us' : '',
  }),
})
