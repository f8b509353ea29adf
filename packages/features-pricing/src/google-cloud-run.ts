import { unknownSetting, type NoPrice, type PriceReference } from './line.ts'

/** How Cloud Run bills: while requests are handled, or as long as instances run. */
export type CloudRunRate = 'requests' | 'instances'

/** The price of a processor or of memory for a second. */
export function cloudRunPrice(
  resource: 'cpu' | 'memory',
  amount: number | null,
  rate: CloudRunRate | null,
): PriceReference | NoPrice {
  if (amount === null) return unknownSetting(resource === 'cpu' ? 'cpu' : 'memoryGib')
  if (rate === null) return unknownSetting('cpuOnlyDuringRequests')
  return { service: 'google.cloud-run', product: resource, key: rate }
}
