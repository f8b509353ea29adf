import { fixed, per, unknownSetting, used, type Line, type NoPrice } from './line.ts'

/** One thing that Azure Storage counts. */
export interface StorageMeter {
  readonly name: string
  /** The catalog's product. */
  readonly product: string
  readonly unit: 'GB' | '10k operations' | '10k tags'
  /** Gigabytes, operations or tags a month. */
  readonly amount: number | undefined
}

const service = 'azure.storage'

/** The lines of what is stored under one key of the catalog, or of what has no price and why. */
export function storageLines(key: string | NoPrice, meters: readonly StorageMeter[]): Line[] {
  return meters.map(({ name, product, unit, amount }) =>
    used({
      name,
      unit,
      quantity: unit === 'GB' ? amount : per(amount, 10_000),
      price: typeof key === 'string' ? { service, product, key } : key,
    }),
  )
}

/** The key for a class and a replication, e.g. `v2 LRS`; or which of them is not known. */
export function storageKey(
  storageClass: string | null | NoPrice,
  replicationType: string | null,
  setting: string,
): string | NoPrice {
  if (storageClass === null) return unknownSetting(setting)
  if (typeof storageClass !== 'string') return storageClass
  return replicationType === null
    ? unknownSetting('replicationType')
    : `${storageClass} ${replicationType}`
}

export interface FileAmounts {
  readonly dataGb: number | undefined
  /** Premium files are billed for what is set aside; null when that is not known. */
  readonly provisionedGb?: number | null
  readonly snapshotsGb: number | undefined
  readonly metadataGb: number | undefined
  readonly writes: number | undefined
  readonly lists: number | undefined
  readonly reads: number | undefined
  readonly others: number | undefined
  readonly retrievalGb: number | undefined
}

/** Files in an account of their own or in a share. Premium ones are billed for space alone. */
export function fileLines(
  key: string | NoPrice,
  amounts: FileAmounts,
  otherOperations: string,
): Line[] {
  const storageClass = typeof key === 'string' ? key.split(' ')[0] : null
  const gb = (name: string, product: string, amount: number | undefined) =>
    ({ name, product, unit: 'GB', amount }) as const
  const operations = (name: string, product: string, amount: number | undefined) =>
    ({ name, product, unit: '10k operations', amount }) as const
  const price = typeof key === 'string' ? { service, product: 'files-data', key } : key
  const { dataGb, provisionedGb } = amounts
  const lines: Line[] = [
    provisionedGb === undefined
      ? used({ name: 'Data at rest', unit: 'GB', quantity: dataGb, price })
      : fixed({
          name: 'Data at rest',
          unit: 'GB',
          quantity: provisionedGb,
          price: provisionedGb === null ? unknownSetting('quotaGb') : price,
        }),
    ...storageLines(key, [gb('Snapshots', 'files-snapshots', amounts.snapshotsGb)]),
  ]
  if (storageClass === 'premium') return lines
  const meters: StorageMeter[] = [
    operations('Write operations', 'files-write', amounts.writes),
    operations('List operations', 'files-list', amounts.lists),
    operations('Read operations', 'files-read', amounts.reads),
    operations(otherOperations, 'files-other', amounts.others),
  ]
  if (storageClass !== 'transaction-optimized') {
    meters.unshift(gb('Metadata at rest', 'files-metadata', amounts.metadataGb))
  }
  if (storageClass !== 'transaction-optimized' && storageClass !== 'hot') {
    meters.push(gb('Data retrieval', 'files-retrieval', amounts.retrievalGb))
  }
  return [...lines, ...storageLines(key, meters)]
}
