import { awsOpensearchDomain } from '@backarch/services-topology'
import type { z } from 'zod'

import { hoursPerMonth } from '../hours-per-month.ts'
import { fixed, unknownSetting, type Line } from '../line.ts'
import { definePricer } from '../pricer.ts'
import { isReserved, reservedPrice, reservedUnder, upfrontNote } from '../reserved-term.ts'

type Settings = z.output<typeof awsOpensearchDomain.settings>
type Usage = z.output<typeof awsOpensearchDomain.usage>

const service = 'aws.opensearch'

/** GB from which a gp3 volume brings more throughput, and GB for which it brings it again. */
const gp3 = { largeGb: 170, stripeGb: 3000, small: 125, large: 250, iops: 3000, iopsGb: 1024 }

interface Bought {
  readonly usage: Usage
  readonly committed: boolean
}

function machineLine(
  label: string,
  type: string | null,
  count: number | null,
  setting: string,
  { usage, committed }: Bought,
): Line {
  const reserved = isReserved(usage)
  // Both names of a machine are of one price.
  const key = type?.replace(/\.(?:search|elasticsearch)$/, '') ?? ''
  return fixed({
    name: `${label} (${reserved ? 'reserved' : 'on-demand'}, ${type ?? 'unknown type'})`,
    unit: 'hours',
    quantity: count === null ? null : hoursPerMonth * count,
    price:
      type === null || count === null
        ? unknownSetting(type === null ? `${setting}Type` : `${setting}Count`)
        : reserved
          ? reservedPrice(service, 'reserved', key, usage)
          : { service, product: 'on-demand', key },
    committed,
    ...upfrontNote(usage),
  })
}

/** What gp3 brings by itself: more with every stripe of a large volume. */
function includedThroughput(sizeGb: number): number {
  if (sizeGb < gp3.largeGb) return gp3.small
  return gp3.large * Math.max(1, Math.ceil(sizeGb / gp3.stripeGb))
}

function performanceLines(settings: Settings, sizeGb: number): Line[] {
  const { volumeType, iops, throughput, instanceCount } = settings
  if (volumeType === 'io1') {
    return [
      fixed({
        name: 'Storage IOPS (io1)',
        unit: 'IOPS',
        quantity: iops === null ? null : Math.max(1, iops),
        price:
          iops === null ? unknownSetting('iops') : { service, product: 'iops', key: volumeType },
      }),
    ]
  }
  if (volumeType !== 'gp3') return []
  const lines: Line[] = []
  const includedIops = Math.max(gp3.iops, sizeGb > gp3.iopsGb ? sizeGb * 3 : 0)
  if (iops === null || iops > includedIops) {
    lines.push(
      fixed({
        name: 'Storage IOPS (gp3)',
        unit: 'IOPS',
        quantity: iops === null ? null : iops - includedIops,
        price:
          iops === null ? unknownSetting('iops') : { service, product: 'iops', key: volumeType },
      }),
    )
  }
  const extra = throughput === null ? null : Math.max(0, throughput - includedThroughput(sizeGb))
  if (extra !== 0) {
    lines.push(
      fixed({
        name: 'Throughput (gp3)',
        unit: 'Mbps',
        quantity: extra === null || instanceCount === null ? null : extra * instanceCount,
        price:
          extra === null
            ? unknownSetting('throughput')
            : { service, product: 'throughput', key: volumeType },
      }),
    )
  }
  return lines
}

/** The disk of one node: the source of the prices bills the size as it is written, whatever the number of nodes. */
function storageLines(settings: Settings): Line[] {
  const { ebs, volumeType, volumeSizeGb } = settings
  if (ebs === false) return []
  const unknown = ebs === null ? 'ebs' : volumeType === null ? 'volumeType' : 'volumeSizeGb'
  if (ebs === null || volumeType === null || volumeSizeGb === null) {
    return [fixed({ name: 'Storage', unit: 'GB', quantity: null, price: unknownSetting(unknown) })]
  }
  return [
    fixed({
      name: `Storage (${volumeType})`,
      unit: 'GB',
      quantity: volumeSizeGb,
      price: { service, product: 'storage', key: volumeType },
    }),
    ...performanceLines(settings, volumeSizeGb),
  ]
}

export const priceAwsOpensearchDomain = definePricer(
  awsOpensearchDomain,
  ({ settings, usage: told, commitment }) => {
    const { dedicatedMasterCount: masters, warmCount: warm } = settings
    const usage = reservedUnder(told, commitment)
    const bought = { usage, committed: usage !== told }
    const lines = [
      machineLine('Instance', settings.instanceType, settings.instanceCount, 'instance', bought),
      ...storageLines(settings),
    ]
    if (masters !== 0) {
      const type = settings.dedicatedMasterType
      lines.push(machineLine('Dedicated master', type, masters, 'dedicatedMaster', bought))
    }
    if (warm !== 0) {
      const never = { usage: {}, committed: false }
      lines.push(machineLine('UltraWarm instance', settings.warmType, warm, 'warm', never))
    }
    return lines
  },
)
