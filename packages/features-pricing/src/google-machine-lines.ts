import type { googleComputeInstance } from '@backarch/services-topology'
import type { z } from 'zod'

import { googleDiskLine } from './google-disk-lines.ts'
import { customMachine, sustainedUseDiscount, sustainedUsePart } from './google-machine-type.ts'
import { hoursPerMonth } from './hours-per-month.ts'
import { fixed, unknownSetting, type Line, type NoPrice, type PriceReference } from './line.ts'
import type { Commitment } from './schemas/commitment.ts'

export type GoogleMachine = z.output<typeof googleComputeInstance.settings>

const service = 'google.compute-engine'
const localSsdGb = 375
const committedService = 'google.committed-use'
/** Google gives accelerators the discount of N1, whatever machine they are in. */
const acceleratorDiscount = 0.3

interface Machines {
  readonly machine: GoogleMachine
  /** How many there are; null when not known. */
  readonly count: number | null
  /** Hours a month that each runs. */
  readonly hours: number
  /** How those are bought that are on demand. */
  readonly commitment?: Commitment | undefined
  readonly note?: string | undefined
}

const committedUse: Readonly<Partial<Record<Commitment, string>>> = {
  'reserved-1-year': 'committed-1-year',
  'reserved-3-years': 'committed-3-years',
}

/** A catalog's price less what running long saves. Preemptible machines have no such discount. */
function sustained(
  { machine, hours }: Machines,
  discount: number,
  price: Pick<PriceReference, 'product' | 'key'>,
): PriceReference {
  if (discount === 0 || machine.purchaseOption === 'preemptible') return { service, ...price }
  const part = sustainedUsePart(discount, hours, hoursPerMonth)
  return { service, ...price, discount: { part, because: 'sustained use' } }
}

/** The whole month of committed use, which has no discount for sustained use; null where it is not that. */
function committedLine({ machine, count, commitment, note }: Machines): Line | null {
  const { machineType, purchaseOption } = machine
  const product = commitment === undefined ? undefined : committedUse[commitment]
  if (product === undefined || purchaseOption !== 'on-demand') return null
  return fixed({
    name: `Instance usage (Linux/UNIX, ${product}, ${machineType ?? 'unknown type'})`,
    unit: 'months',
    quantity: count,
    price:
      machineType === null
        ? unknownSetting('machineType')
        : { service: committedService, product, key: machineType },
    committed: true,
    ...(note !== undefined && { note }),
  })
}

function runningLines(machines: Machines): Line[] {
  const { machine, count, hours, note } = machines
  const { machineType, purchaseOption } = machine
  const quantity = count === null ? null : count * hours
  const option = purchaseOption ?? 'unknown option'

  function line(name: string, unit: string, each: number, price: PriceReference | NoPrice): Line {
    const amount = quantity === null ? null : quantity * each
    return fixed({ name, unit, quantity: amount, price, ...(note !== undefined && { note }) })
  }

  if (machineType === null || purchaseOption === null) {
    const name = machineType === null ? 'machineType' : 'purchaseOption'
    const type = machineType ?? 'unknown type'
    const usage = `Instance usage (Linux/UNIX, ${option}, ${type})`
    return [line(usage, 'hours', 1, unknownSetting(name))]
  }
  const custom = customMachine(machineType)
  const discount = sustainedUseDiscount(machineType)
  if (custom === null) {
    const price = sustained(machines, discount, { product: purchaseOption, key: machineType })
    return [line(`Instance usage (Linux/UNIX, ${option}, ${machineType})`, 'hours', 1, price)]
  }
  const { family, vcpus, memoryGb, extendedGb } = custom
  const size = family.toUpperCase()
  const key = `${purchaseOption} ${family}`
  const memory = 'custom-memory'
  return [
    line(
      `Custom instance CPU (Linux/UNIX, ${option}, ${size} ${vcpus} vCPUs)`,
      'vCPU-hours',
      vcpus,
      sustained(machines, discount, { product: 'custom-vcpu', key }),
    ),
    line(
      `Custom Instance RAM (Linux/UNIX, ${option}, ${size} ${memoryGb} GB)`,
      'GB-hours',
      memoryGb,
      sustained(machines, discount, { product: memory, key }),
    ),
    ...(extendedGb === 0
      ? []
      : [
          line(
            `Custom Instance Extended RAM (Linux/UNIX, ${option}, ${size} ${extendedGb} GB)`,
            'GB-hours',
            extendedGb,
            sustained(machines, discount, { product: memory, key: `${key} extended` }),
          ),
        ]),
  ]
}

const acceleratorNames: Readonly<Record<string, string>> = {
  'nvidia-tesla-t4': 'NVIDIA Tesla T4',
  'nvidia-tesla-p4': 'NVIDIA Tesla P4',
  'nvidia-tesla-v100': 'NVIDIA Tesla V100',
  'nvidia-tesla-p100': 'NVIDIA Tesla P100',
  'nvidia-tesla-k80': 'NVIDIA Tesla K80',
  'nvidia-tesla-a100': 'NVIDIA Tesla A100',
  'nvidia-l4': 'NVIDIA L4',
}

function acceleratorLines(machines: Machines): Line[] {
  const { machine, count, hours } = machines
  const { accelerators, purchaseOption } = machine
  if (accelerators === null) {
    const price = unknownSetting('accelerators')
    return [fixed({ name: 'Accelerators', unit: 'hours', quantity: null, price })]
  }
  return accelerators.map(({ acceleratorType: type, count: each }) => {
    const label = type === null ? 'Accelerator' : (acceleratorNames[type] ?? type)
    const key = `${purchaseOption ?? ''} ${type ?? ''}`
    return fixed({
      name: `${label} (${purchaseOption ?? 'unknown option'})`,
      unit: 'hours',
      quantity: count === null || each === null ? null : count * each * hours,
      price:
        type === null
          ? unknownSetting('acceleratorType')
          : sustained(machines, acceleratorDiscount, { product: 'accelerator', key }),
    })
  })
}

function localSsdLines({ machine, count }: Machines): Line[] {
  const { localSsdCount, purchaseOption } = machine
  if (localSsdCount === 0) return []
  const unknown = localSsdCount === null ? 'localSsdCount' : 'purchaseOption'
  return [
    fixed({
      name: 'Local SSD provisioned storage',
      unit: 'GB',
      quantity:
        count === null || localSsdCount === null ? null : count * localSsdCount * localSsdGb,
      price:
        localSsdCount === null || purchaseOption === null
          ? unknownSetting(unknown)
          : { service, product: 'local-ssd', key: purchaseOption },
    }),
  ]
}

/** Spot is bought as a whole: the machine, its accelerators and its own disks. */
function onSpot(machines: Machines): Machines {
  const { machine, commitment } = machines
  const regular = commitment === 'spot' && machine.purchaseOption === 'on-demand'
  return regular
    ? { ...machines, machine: { ...machine, purchaseOption: 'preemptible' } }
    : machines
}

/** What a number of equal machines of Compute Engine cost, with their disks. */
export function googleMachineLines(machines: Machines): Line[] {
  const { machine, count } = machines
  const disks =
    machine.disks === null
      ? [fixed({ name: 'Disks', unit: 'GB', quantity: null, price: unknownSetting('disks') })]
      : machine.disks.map((disk) => googleDiskLine(disk, count))
  const committed = committedLine(machines)
  if (committed !== null) {
    const parts = [...localSsdLines(machines), ...acceleratorLines(machines)]
    const note = 'not part of the commitment'
    return [committed, ...disks, ...parts.map((line) => ({ ...line, note }))]
  }
  const bought = onSpot(machines)
  const marked = (lines: readonly Line[]) =>
    lines.map((line) => ({ ...line, committed: bought !== machines }))
  return [
    ...marked(runningLines(bought)),
    ...disks,
    ...marked(localSsdLines(bought)),
    ...marked(acceleratorLines(bought)),
  ]
}
