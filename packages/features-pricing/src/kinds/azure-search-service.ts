import { azureSearchService } from '@backarch/services-topology'

import { hoursPerMonth } from '../hours-per-month.ts'
import { fixed, per, unknownSetting, used } from '../line.ts'
import { definePricer } from '../pricer.ts'
import { spreadOverTiers } from '../tiers.ts'

const service = 'azure.search'

const names = {
  free: 'Free',
  basic: 'Basic',
  standard: 'Standard S1',
  standard2: 'Standard S2',
  standard3: 'Standard S3',
  storage_optimized_l1: 'Storage Optimized L1',
  storage_optimized_l2: 'Storage Optimized L2',
} as const

/** In thousands of images. */
const imageTiers = [
  { label: 'first 1M', size: 1000 },
  { label: 'next 4M', size: 4000 },
  { label: 'over 5M', size: Infinity },
]

export const priceAzureSearchService = definePricer(azureSearchService, ({ settings, usage }) => {
  const { sku, replicaCount, partitionCount } = settings
  if (sku === 'free') return []
  if (sku === null || replicaCount === null || partitionCount === null) {
    const missing = sku === null ? 'sku' : replicaCount === null ? 'replicaCount' : 'partitionCount'
    const price = unknownSetting(missing)
    return [fixed({ name: 'Search usage', unit: 'hours', quantity: null, price })]
  }
  const units = replicaCount * partitionCount
  return [
    fixed({
      name: `Search usage (${names[sku]}, ${units} ${units === 1 ? 'unit' : 'units'})`,
      unit: 'hours',
      quantity: hoursPerMonth * units,
      price: { service, product: 'search-units', key: sku },
    }),
    ...spreadOverTiers(per(usage.monthly_images_extracted, 1000), imageTiers).map(
      ({ label, quantity }) =>
        used({
          name: `Image extraction (${label})`,
          unit: '1000 images',
          quantity,
          price: { service, product: 'image-extraction', key: label },
        }),
    ),
  ]
})
