import { googleBigqueryDataset } from '@backarch/services-topology'

import { defineNode } from '../mapping/mapping.ts'

export const googleBigqueryDatasetMapping = defineNode({
  types: ['google_bigquery_dataset'],
  kind: googleBigqueryDataset,
  named: ['friendly_name', 'dataset_id'],
  settings: () => ({}),
})
