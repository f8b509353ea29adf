import { fixed, unknownSetting, type Line } from './line.ts'

const service = 'google.compute-engine'

const labels: Readonly<Record<string, string>> = {
  'pd-standard': 'Standard',
  'pd-balanced': 'Balanced',
  'pd-ssd': 'SSD',
  'pd-extreme': 'Extreme',
}

export interface GoogleDisk {
  readonly diskType: string | null
  readonly sizeGb: number | null
}

function nameOf(diskType: string | null): string {
  if (diskType === null) return 'Provisioned storage (unknown type)'
  const label = diskType.startsWith('hyperdisk') ? 'Hyperdisk' : (labels[diskType] ?? 'Disk')
  return `${label} provisioned storage (${diskType})`
}

/** A number of equal persistent disks; null when the number is not known. */
export function googleDiskLine(
  { diskType, sizeGb }: GoogleDisk,
  count: number | null,
  product: 'disk' | 'regional-disk' = 'disk',
): Line {
  const unknown = sizeGb === null ? unknownSetting('sizeGb') : unknownSetting('diskType')
  return fixed({
    name: nameOf(diskType),
    unit: 'GB',
    quantity: sizeGb === null || count === null ? null : sizeGb * count,
    price: diskType === null || sizeGb === null ? unknown : { service, product, key: diskType },
  })
}
