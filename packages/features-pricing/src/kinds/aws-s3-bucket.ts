import { awsS3Bucket } from '@backarch/services-topology'
import type { z } from 'zod'

import { per, used, type Line } from '../line.ts'
import { definePricer } from '../pricer.ts'

type Settings = z.output<typeof awsS3Bucket.settings>
type Usage = z.output<typeof awsS3Bucket.usage>
type UsageClass = Exclude<keyof Usage, 'object_tags'>
type LifecycleClass = NonNullable<Settings['lifecycleStorageClasses']>[number]

const service = 'aws.s3'

/** A line of a class: the usage key that it reads, and the unit it is billed in. Its name is the catalog's key. */
type Rate = readonly [usageKey: string, name: string, unit: 'GB' | '1k requests' | '1k objects']

interface StorageClass {
  readonly usage: UsageClass
  readonly label: string
  /** The catalog's product. */
  readonly product: string
  /** The lifecycle class that makes the lines appear before any usage is known. */
  readonly lifecycle: LifecycleClass | null
  readonly rates: readonly Rate[]
}

const requests: readonly Rate[] = [
  ['monthly_tier_1_requests', 'PUT, COPY, POST, LIST requests', '1k requests'],
  ['monthly_tier_2_requests', 'GET, SELECT, and all other requests', '1k requests'],
]
const transition: Rate = [
  'monthly_lifecycle_transition_requests',
  'Lifecycle transition',
  '1k requests',
]
const select: readonly Rate[] = [
  ['monthly_select_data_scanned_gb', 'Select data scanned', 'GB'],
  ['monthly_select_data_returned_gb', 'Select data returned', 'GB'],
]
const storage: Rate = ['storage_gb', 'Storage', 'GB']
const infrequentAccess: readonly Rate[] = [
  storage,
  ...requests,
  transition,
  ['monthly_data_retrieval_gb', 'Retrievals', 'GB'],
  ...select,
]

/** Retrieval lines of the Glacier classes come by speed. */
function retrieval(speed: string): Rate[] {
  return [
    [`monthly_${speed}_data_retrieval_requests`, `Retrieval requests (${speed})`, '1k requests'],
    [`monthly_${speed}_data_retrieval_gb`, `Retrievals (${speed})`, 'GB'],
  ]
}

function speedSelect(speed: string): Rate[] {
  return [
    [`monthly_${speed}_select_data_scanned_gb`, `Select data scanned (${speed})`, 'GB'],
    [`monthly_${speed}_select_data_returned_gb`, `Select data returned (${speed})`, 'GB'],
  ]
}

const classes: readonly StorageClass[] = [
  {
    usage: 'standard',
    label: 'Standard',
    product: 'standard',
    lifecycle: null,
    rates: [storage, ...requests, ...select],
  },
  {
    usage: 'intelligent_tiering',
    label: 'Intelligent tiering',
    product: 'intelligent-tiering',
    lifecycle: 'INTELLIGENT_TIERING',
    rates: [
      ['frequent_access_storage_gb', 'Storage (frequent access)', 'GB'],
      ['infrequent_access_storage_gb', 'Storage (infrequent access)', 'GB'],
      ['archive_access_storage_gb', 'Storage (archive access)', 'GB'],
      ['deep_archive_access_storage_gb', 'Storage (deep archive access)', 'GB'],
      ['monitored_objects', 'Monitoring and automation', '1k objects'],
      ...requests,
      transition,
      ...select,
      ['early_delete_gb', 'Early delete (within 30 days)', 'GB'],
    ],
  },
  {
    usage: 'standard_infrequent_access',
    label: 'Standard - infrequent access',
    product: 'standard-ia',
    lifecycle: 'STANDARD_IA',
    rates: infrequentAccess,
  },
  {
    usage: 'one_zone_infrequent_access',
    label: 'One zone - infrequent access',
    product: 'onezone-ia',
    lifecycle: 'ONEZONE_IA',
    rates: infrequentAccess,
  },
  {
    usage: 'glacier_instant_retrieval',
    label: 'Glacier instant retrieval',
    product: 'glacier-instant',
    lifecycle: 'GLACIER_IR',
    rates: infrequentAccess,
  },
  {
    usage: 'glacier_flexible_retrieval',
    label: 'Glacier flexible retrieval',
    product: 'glacier-flexible',
    lifecycle: 'GLACIER',
    rates: [
      storage,
      ...requests,
      transition,
      ...retrieval('standard'),
      ...speedSelect('standard'),
      ...retrieval('expedited'),
      ...speedSelect('expedited'),
      ...speedSelect('bulk'),
      ['early_delete_gb', 'Early delete (within 90 days)', 'GB'],
    ],
  },
  {
    usage: 'glacier_deep_archive',
    label: 'Glacier deep archive',
    product: 'deep-archive',
    lifecycle: 'DEEP_ARCHIVE',
    rates: [
      storage,
      ...requests,
      transition,
      ...retrieval('standard'),
      ...retrieval('bulk'),
      ['early_delete_gb', 'Early delete (within 180 days)', 'GB'],
    ],
  },
]

function classLines({ label, product, rates }: StorageClass, amounts: Usage[UsageClass]): Line[] {
  const quantities: ReadonlyMap<string, number | undefined> = new Map(Object.entries(amounts ?? {}))
  return rates.map(([usageKey, name, unit]) => {
    const amount = quantities.get(usageKey)
    return used({
      name: `${label} > ${name}`,
      unit,
      quantity: unit === 'GB' ? amount : per(amount, 1000),
      price: { service, product, key: name },
    })
  })
}

export const priceAwsS3Bucket = definePricer(awsS3Bucket, ({ settings, usage }) => {
  const lifecycle = new Set(settings.lifecycleStorageClasses)
  const lines = classes.flatMap((storageClass) => {
    const amounts = usage[storageClass.usage]
    const shown =
      storageClass.lifecycle === null ||
      lifecycle.has(storageClass.lifecycle) ||
      amounts !== undefined
    return shown ? classLines(storageClass, amounts) : []
  })
  if (usage.object_tags !== undefined) {
    lines.push(
      used({
        name: 'Object tagging',
        unit: '10k tags',
        quantity: usage.object_tags / 10_000,
        price: { service, product: 'object-tagging', key: 'Object tagging' },
      }),
    )
  }
  return lines
})
