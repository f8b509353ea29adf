import type { awsEbsVolume } from '@backarch/services-topology'
import type { z } from 'zod'

import { above, fixed, per, unknownSetting, used, type Line } from './line.ts'

const service = 'aws.ebs'

const storageNames = {
  standard: 'magnetic',
  gp2: 'general purpose SSD, gp2',
  gp3: 'general purpose SSD, gp3',
  io1: 'provisioned IOPS SSD, io1',
  io2: 'provisioned IOPS SSD, io2',
  st1: 'throughput optimized HDD, st1',
  sc1: 'cold HDD, sc1',
} as const

/** What gp3 includes in its storage price. */
const gp3Baseline = { iops: 3000, throughput: 125 }
/** From here on, io2 is sold at rates of its own. */
const io2FirstTier = 32_000

/** A machine's disk has the same settings as a volume of its own. */
type Volume = Omit<z.output<typeof awsEbsVolume.settings>, 'availabilityZone'>

function gp3Lines({ iops, throughput }: Volume, count: number | null): Line[] {
  const lines: Line[] = []
  const extraThroughput = above(throughput, gp3Baseline.throughput)
  if (extraThroughput !== 0) {
    lines.push(
      fixed({
        name: 'Provisioned throughput',
        unit: 'Mbps',
        quantity: count === null || extraThroughput === null ? null : extraThroughput * count,
        price:
          extraThroughput === null
            ? unknownSetting('throughput')
            : { service, product: 'throughput', key: 'gp3' },
      }),
    )
  }
  const extraIops = above(iops, gp3Baseline.iops)
  if (extraIops !== 0) {
    lines.push(
      fixed({
        name: 'Provisioned IOPS',
        unit: 'IOPS',
        quantity: count === null || extraIops === null ? null : extraIops * count,
        price:
          extraIops === null ? unknownSetting('iops') : { service, product: 'iops', key: 'gp3' },
      }),
    )
  }
  return lines
}

function provisionedLines(type: 'io1' | 'io2', { iops }: Volume, count: number | null): Line[] {
  const name = 'Provisioned IOPS'
  const unit = 'IOPS'
  if (iops === null || iops === 0)
    return [fixed({ name, unit, quantity: null, price: unknownSetting('iops') })]
  const first = type === 'io2' ? Math.min(iops, io2FirstTier) : iops
  const lines = [
    fixed({
      name,
      unit,
      quantity: count === null ? null : first * count,
      price: { service, product: 'iops', key: type },
    }),
  ]
  if (iops > first) {
    lines.push(
      fixed({
        name: 'Provisioned IOPS (above 32,000)',
        unit,
        quantity: count === null ? null : (iops - first) * count,
        price: { service, product: 'iops', key: `${type} above 32,000` },
      }),
    )
  }
  return lines
}

/** What `count` equal EBS volumes cost; `count` is null when not known, `ioRequests` is of all of them together. */
export function volumeLines(
  volume: Volume,
  ioRequests: number | undefined,
  count: number | null,
): Line[] {
  const { volumeType, sizeGb } = volume
  if (volumeType === null) {
    const price = unknownSetting('volumeType')
    return [fixed({ name: 'Storage', unit: 'GB', quantity: null, price })]
  }
  const lines = [
    fixed({
      name: `Storage (${storageNames[volumeType]})`,
      unit: 'GB',
      quantity: sizeGb === null || count === null ? null : sizeGb * count,
      price: { service, product: 'storage', key: volumeType },
      ...(sizeGb === null && { note: 'the setting sizeGb is not known' }),
    }),
  ]
  if (volumeType === 'gp3') lines.push(...gp3Lines(volume, count))
  if (volumeType === 'io1' || volumeType === 'io2') {
    lines.push(...provisionedLines(volumeType, volume, count))
  }
  if (volumeType === 'standard') {
    lines.push(
      used({
        name: 'I/O requests',
        unit: '1M request',
        quantity: per(ioRequests, 1e6),
        price: { service, product: 'io-requests', key: 'standard' },
      }),
    )
  }
  return lines
}
