import { googleBigqueryTable } from '@backarch/services-topology'

import { used } from '../line.ts'
import { definePricer } from '../pricer.ts'

const rates = [
  ['monthly_active_storage_gb', 'Active storage', 'GB', 'storage', 'active'],
  ['monthly_long_term_storage_gb', 'Long-term storage', 'GB', 'storage', 'long-term'],
  ['monthly_streaming_inserts_mb', 'Streaming inserts', 'MB', 'streaming-inserts', 'inserts'],
  ['monthly_storage_write_api_gb', 'Storage write API', 'GB', 'storage-write', 'api'],
  ['monthly_storage_read_api_tb', 'Storage read API', 'TB', 'storage-read', 'api'],
] as const

export const priceGoogleBigqueryTable = definePricer(googleBigqueryTable, ({ usage }) =>
  rates.map(([usageKey, name, unit, product, key]) =>
    used({
      name,
      unit,
      quantity: usage[usageKey],
      price: { service: 'google.bigquery', product, key },
    }),
  ),
)
