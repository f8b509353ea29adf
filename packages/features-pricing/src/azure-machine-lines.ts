import type { azureVirtualMachine } from '@backarch/services-topology'
import type { z } from 'zod'

import { azureDiskLines } from './azure-disk-lines.ts'
import { hoursPerMonth } from './hours-per-month.ts'
import { fixed, unknownSetting, used, type Line } from './line.ts'
import type { Buying } from './pricer.ts'
import type { Commitment } from './schemas/commitment.ts'

type Settings = z.output<typeof azureVirtualMachine.settings>
type AzureMachine = Pick<Settings, 'size' | 'operatingSystem' | 'purchase'>

const service = 'azure.virtual-machines'

const systemNames = { linux: 'Linux', windows: 'Windows' } as const
const purchaseNames = {
  'pay-as-you-go': 'pay as you go',
  'hybrid-benefit': 'hybrid benefit',
  'dev-test': 'dev/test',
  spot: 'spot',
} as const

interface Running extends Buying {
  /** How many run; null when not known. */
  readonly count: number | null
  readonly group?: string
}

/** What is paid for all month, running or not. */
interface Term {
  readonly name: string
  readonly product: string
  readonly unit: string
  /** Of a month. */
  readonly units: number
}

function reservation(product: string): Term {
  return { name: 'reserved', product, unit: 'months', units: 1 }
}

function savingsPlan(product: string): Term {
  return { name: 'savings plan', product, unit: 'hours', units: hoursPerMonth }
}

const terms: Readonly<Partial<Record<Commitment, Term>>> = {
  'reserved-1-year': reservation('reserved-1-year'),
  'reserved-3-years': reservation('reserved-3-years'),
  'savings-plan-1-year': savingsPlan('savings-plan-1-year'),
  'savings-plan-3-years': savingsPlan('savings-plan-3-years'),
}
const withoutLicence = {
  missing: 'no price: reservations and savings plans do not include the licence of Windows',
}

/** How a size is called in the catalog: Azure takes it in any case. */
function sizeKey(size: string): string {
  return size.toLowerCase().replace(/^standard_/, '')
}

function hourlyPrice({ size, operatingSystem, purchase }: AzureMachine): Line['price'] {
  if (size === null) return unknownSetting('size')
  if (operatingSystem === null) return unknownSetting('operatingSystem')
  if (purchase === null) return unknownSetting('purchase')
  if (purchase === 'spot') {
    return { service, product: `spot-${operatingSystem}`, key: sizeKey(size) }
  }
  // A licence that is brought, or that dev/test does not charge for, leaves the rate of Linux.
  const licensed = operatingSystem === 'windows' && purchase === 'pay-as-you-go'
  return { service, product: licensed ? 'windows' : 'linux', key: sizeKey(size) }
}

function committedPrice(machine: AzureMachine, { product }: Term): Line['price'] {
  const own = hourlyPrice(machine)
  if (!('product' in own)) return own
  return own.product === 'windows' ? withoutLicence : { ...own, product }
}

/** The hours of a number of equal machines, without their disks. */
export function azureMachineLine(told: AzureMachine, running: Running): Line {
  const { count, hours, group, commitment } = running
  const regular = told.purchase === 'pay-as-you-go'
  const machine = regular && commitment === 'spot' ? { ...told, purchase: 'spot' as const } : told
  const own = told.purchase === null || told.purchase === 'spot'
  const term = own || commitment === undefined ? undefined : terms[commitment]
  const { size, operatingSystem, purchase } = machine
  const how = [
    operatingSystem === null ? 'unknown system' : systemNames[operatingSystem],
    term?.name ?? purchaseNames[purchase ?? 'pay-as-you-go'],
    size ?? 'unknown size',
  ]
  return fixed({
    name: `${group === undefined ? '' : `${group} > `}Instance usage (${how.join(', ')})`,
    unit: term?.unit ?? 'hours',
    quantity: count === null ? null : count * (term?.units ?? hours),
    price: term === undefined ? hourlyPrice(machine) : committedPrice(machine, term),
    committed: term !== undefined || machine !== told,
    ...(count === null && { note: 'the number of machines is not known' }),
  })
}

interface Operations {
  readonly os: number | undefined
  readonly data: number | undefined
}

/** A number of equal machines with their disks. */
export function azureMachineLines(
  settings: Settings,
  running: Running,
  operations: Operations,
): Line[] {
  const { osDisk, dataDisks, ultraDisks } = settings
  const { count } = running
  const lines = [azureMachineLine(settings, running)]
  if (ultraDisks !== false) {
    lines.push(
      used({
        name: 'Ultra disk reservation (if unattached)',
        unit: 'vCPU',
        quantity: undefined,
        price: { service, product: 'ultra-disk-reservation', key: 'vcpu' },
      }),
    )
  }
  lines.push(...azureDiskLines(osDisk, { count, operations: operations.os, group: 'os_disk' }))
  const group = 'data_disk'
  if (dataDisks === null) {
    const price = unknownSetting('dataDisks')
    lines.push(fixed({ name: `${group} > Storage`, unit: 'months', quantity: null, price }))
  }
  for (const disk of dataDisks ?? []) {
    lines.push(...azureDiskLines(disk, { count, operations: operations.data, group }))
  }
  return lines
}
