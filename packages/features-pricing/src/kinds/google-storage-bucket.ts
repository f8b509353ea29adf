import { googleStorageBucket } from '@backarch/services-topology'
import type { z } from 'zod'

import { internetEgressLines } from '../google-egress.ts'
import { per, unknownSetting, used, type Line, type NoPrice, type PriceReference } from '../line.ts'
import { definePricer } from '../pricer.ts'

type Settings = z.output<typeof googleStorageBucket.settings>

const service = 'google.cloud-storage'

function priceAt(settings: Settings, product: string): PriceReference | NoPrice {
  const { storageClass, location } = settings
  if (storageClass === null) return unknownSetting('storageClass')
  if (location === null) return unknownSetting('location')
  const region = location === '' ? {} : { region: location }
  return { service, product, key: storageClass, ...region }
}

export const priceGoogleStorageBucket = definePricer(googleStorageBucket, ({ settings, usage }) => {
  const { storageClass, location } = settings
  const lines: Line[] = [
    used({
      name: `Storage (${storageClass?.toLowerCase() ?? 'unknown class'})`,
      unit: 'GiB',
      quantity: usage.storage_gb,
      price: priceAt(settings, 'storage'),
    }),
    used({
      name: 'Object adds, bucket/object list (class A)',
      unit: '10k operations',
      quantity: per(usage.monthly_class_a_operations, 10_000),
      price: priceAt(settings, 'class-a'),
    }),
    used({
      name: 'Object gets, retrieve bucket/object metadata (class B)',
      unit: '10k operations',
      quantity: per(usage.monthly_class_b_operations, 10_000),
      price: priceAt(settings, 'class-b'),
    }),
  ]
  // Reading is free in the standard class.
  if (storageClass !== 'STANDARD') {
    lines.push(
      used({
        name: 'Data retrieval',
        unit: 'GB',
        quantity: usage.monthly_data_retrieval_gb,
        price: priceAt(settings, 'retrieval'),
      }),
    )
  }
  const amounts = usage.monthly_egress_data_transfer_gb
  const egress = priceAt(settings, 'egress')
  return [
    ...lines,
    used({
      name: 'Network egress > Data transfer in same continent',
      unit: 'GB',
      quantity: amounts?.same_continent,
      price: 'missing' in egress ? egress : { ...egress, key: 'same_continent' },
    }),
    ...internetEgressLines({
      service,
      product: 'egress',
      region: location === '' || location === null ? undefined : location,
      traffic: 'Data transfer to',
      destinations: {
        worldwide: 'worldwide excluding Asia, Australia',
        asia: 'Asia excluding China, but including Hong Kong',
        china: 'China excluding Hong Kong',
        australia: 'Australia',
      },
      amounts,
    }),
  ]
})
