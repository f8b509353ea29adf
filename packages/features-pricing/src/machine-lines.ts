import type { awsEc2Instance } from '@backarch/services-topology'
import { z } from 'zod'

import { hoursPerMonth } from './hours-per-month.ts'
import { fixed, unknownSetting, used, type Line } from './line.ts'
import { isReserved, reservedPrice, reservedUnder, upfrontNote } from './reserved-term.ts'
import type { Commitment } from './schemas/commitment.ts'
import { vcpusOf } from './vcpus.ts'
import { volumeLines } from './volume-lines.ts'

type Settings = Omit<z.output<typeof awsEc2Instance.settings>, 'availabilityZone'>
type Usage = Omit<z.output<typeof awsEc2Instance.usage>, 'monthly_hrs'>

const service = 'aws.ec2'

const systemNames = { linux: 'Linux/UNIX', windows: 'Windows', suse: 'SUSE', rhel: 'RHEL' } as const

/** Older types that sell EBS optimisation by the hour; for every other type it is included or does not exist. */
const paidEbsOptimization = new Set(
  `c1.xlarge c3.xlarge c3.2xlarge c3.4xlarge g2.2xlarge i2.xlarge i2.2xlarge i2.4xlarge m1.large
  m1.xlarge m2.2xlarge m2.4xlarge m3.xlarge m3.2xlarge r3.xlarge r3.2xlarge r3.4xlarge`.split(
    /\s+/,
  ),
)

/** CloudWatch metrics that detailed monitoring adds to a machine. */
const detailedMetrics = 7

export interface Machines {
  readonly settings: Settings
  readonly usage: Usage
  /** How many run at each rate; null when not known. */
  readonly onDemand: number | null
  readonly spot: number | null
  /** Hours a month that each runs. */
  readonly hours: number
  /** How those are bought that are on demand, where usage does not say. */
  readonly commitment?: Commitment | undefined
  /** Why a count is null. */
  readonly note?: string | undefined
}

type PurchaseOption = 'on-demand' | 'reserved' | 'savings-plan' | 'spot'

const planTerms: Readonly<Partial<Record<Commitment, string>>> = {
  'savings-plan-1-year': '1_year',
  'savings-plan-3-years': '3_year',
}

interface Purchase {
  readonly option: PurchaseOption
  readonly usage: Usage
  /** True when the usage does not say so. */
  readonly committed: boolean
}

/** How those are bought that are not on spot. What runs on a dedicated host is bought with it. */
function regularPurchase({ settings, usage, commitment }: Machines): Purchase {
  const onHost = settings.tenancy === 'host'
  const bought = onHost ? usage : reservedUnder(usage, commitment)
  if (isReserved(bought)) return { option: 'reserved', usage: bought, committed: bought !== usage }
  if (onHost || commitment === undefined) return { option: 'on-demand', usage, committed: false }
  return { option: commitment === 'spot' ? 'spot' : 'savings-plan', usage, committed: true }
}

function hourlyPrice(
  { settings: { instanceType, tenancy }, commitment }: Machines,
  system: keyof typeof systemNames,
  { option, usage }: Purchase,
): Line['price'] {
  if (instanceType === null) return unknownSetting('instanceType')
  if (option === 'spot') return { missing: 'no price: the catalog has no spot prices' }
  if (tenancy === null) return unknownSetting('tenancy')
  if (tenancy === 'host') return { dollars: 0, source: 'billed with its dedicated host' }
  const dedicated = tenancy === 'dedicated'
  if (option === 'reserved') {
    const product = `reserved${dedicated ? '-dedicated' : ''}-${system}`
    return reservedPrice(service, product, instanceType, usage)
  }
  if (option === 'savings-plan') {
    if (dedicated) return { missing: 'no price: the catalog has no plans for dedicated machines' }
    const term = commitment === undefined ? '' : planTerms[commitment]
    return { service, product: `savings-plan-${system}-${term}-no_upfront`, key: instanceType }
  }
  return {
    service,
    product: `${dedicated ? 'dedicated' : 'on-demand'}-${system}`,
    key: instanceType,
  }
}

function creditLines(machines: Machines, count: number | null): Line[] {
  const { settings, usage } = machines
  const [family = ''] = settings.instanceType?.split('.') ?? []
  const hours = usage.monthly_cpu_credit_hrs
  const surplus = settings.cpuCredits === 'unlimited' || hours !== undefined
  if (!/^t\d/.test(family) || settings.cpuCredits === 'standard' || !surplus) return []
  const vcpus = usage.vcpu_count ?? vcpusOf(settings.instanceType ?? '')
  const known = hours !== undefined && vcpus !== null && count !== null
  return [
    used({
      name: 'CPU credits',
      unit: 'vCPU-hours',
      quantity: known ? hours * vcpus * count : undefined,
      price: {
        service,
        product: `cpu-credits-${usage.operating_system ?? 'linux'}`,
        key: family,
      },
    }),
  ]
}

function monitoringLines({ settings }: Machines, count: number | null): Line[] {
  if (settings.detailedMonitoring === false) return []
  return [
    fixed({
      name: 'EC2 detailed monitoring',
      unit: 'metrics',
      quantity: count === null ? null : detailedMetrics * count,
      price:
        settings.detailedMonitoring === null
          ? unknownSetting('detailedMonitoring')
          : { service: 'aws.cloudwatch', product: 'metrics', key: 'first 10K' },
    }),
  ]
}

function ebsOptimizationLines({ settings }: Machines, hours: number | null): Line[] {
  const { instanceType, ebsOptimized } = settings
  if (instanceType === null || !paidEbsOptimization.has(instanceType)) return []
  if (ebsOptimized === false) return []
  return [
    fixed({
      name: 'EBS-optimized usage',
      unit: 'hours',
      quantity: hours,
      price:
        ebsOptimized === null
          ? unknownSetting('ebsOptimized')
          : { service, product: 'ebs-optimized', key: instanceType },
    }),
  ]
}

const diskUsageSchema = z.object({ monthly_standard_io_requests: z.number().optional() })

/** Their keys are numbered, which a type cannot tell. */
function extraDiskRequests(usage: Usage, index: number): number | undefined {
  const byKey: ReadonlyMap<string, unknown> = new Map(Object.entries(usage))
  const disk = diskUsageSchema.safeParse(byKey.get(`ebs_block_device[${index}]`))
  return disk.data?.monthly_standard_io_requests
}

function diskLines({ settings, usage }: Machines, count: number | null): Line[] {
  const root = usage.root_block_device?.monthly_standard_io_requests
  const lines = volumeLines(settings.rootVolume, root, count)
  if (settings.extraVolumes === null) {
    const price = unknownSetting('extraVolumes')
    return [...lines, fixed({ name: 'Storage', unit: 'GB', quantity: null, price })]
  }
  const extra = settings.extraVolumes.flatMap((volume, index) => {
    return volumeLines(volume, extraDiskRequests(usage, index), count)
  })
  return [...lines, ...extra]
}

/** What a number of equal virtual machines cost, with their disks. */
export function machineLines(machines: Machines): Line[] {
  const { settings, usage, onDemand, spot, note } = machines
  const each = machines.hours
  const system = usage.operating_system ?? 'linux'
  const count = onDemand === null || spot === null ? null : onDemand + spot

  function running(purchase: Purchase, machinesAtRate: number | null): Line {
    const { option, committed } = purchase
    const type = settings.instanceType ?? 'unknown type'
    const hours = committed && option !== 'spot' ? hoursPerMonth : each
    return fixed({
      name: `Instance usage (${systemNames[system]}, ${option}, ${type})`,
      unit: 'hours',
      quantity: machinesAtRate === null ? null : hours * machinesAtRate,
      price: hourlyPrice(machines, system, purchase),
      committed,
      ...(option === 'reserved' && upfrontNote(purchase.usage)),
      ...(note !== undefined && { note }),
    })
  }

  const lines: Line[] = []
  if (onDemand !== 0 || spot === 0) lines.push(running(regularPurchase(machines), onDemand))
  if (spot !== 0) lines.push(running({ option: 'spot', usage, committed: false }, spot))
  return [
    ...lines,
    ...ebsOptimizationLines(machines, count === null ? null : each * count),
    ...monitoringLines(machines, count),
    ...creditLines(machines, count),
    ...diskLines(machines, count),
  ]
}
