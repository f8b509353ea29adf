import { googleBigqueryTable } from '@backarch/services-topology'

import { defineNode } from '../mapping/mapping.ts'

export const googleBigqueryTableMapping = defineNode({
  types: ['google_bigquery_table'],
  kind: googleBigqueryTable,
  named: ['friendly_name', 'table_id'],
  settings: () => ({}),
  links: { dataset_id: { direction: 'none' } },
})
