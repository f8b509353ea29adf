import type { azureVirtualMachine } from '@backarch/services-topology'
import type { z } from 'zod'

import { azureDiskLines } from './azure-disk-lines.ts'
import { fixed, unknownSetting, used, type Line } from './line.ts'

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

interface Running {
  /** How many run; null when not known. */
  readonly count: number | null
  /** Hours a month that each runs. */
  readonly hours: number
  readonly group?: string
}

/** How a size is called in the catalog: Azure takes it in any case. */
function sizeKey(size: string): string {
  return size.toLowerCase().replace(/^standard_/, '')
}

function hourlyPrice({ size, operatingSystem, purchase }: AzureMachine): Line['price'] {
  if (size === null) return unknownSetting('size')
  if (operatingSystem === null) return unknownSetting('operatingSystem')
  if (purchase === null) return unknownSetting('purchase')
  if (purchase === 'spot') return { missing: 'no price: the catalog has no spot prices' }
  // A licence that is brought, or that dev/test does not charge for, leaves the rate of Linux.
  const licensed = operatingSystem === 'windows' && purchase === 'pay-as-you-go'
  return { service, product: licensed ? 'windows' : 'linux', key: sizeKey(size) }
}

/** The hours of a number of equal machines, without their disks. */
export function azureMachineLine(machine: AzureMachine, running: Running): Line {
  const { count, hours, group } = running
  const { size, operatingSystem, purchase } = machine
  const how = [
    operatingSystem === null ? 'unknown system' : systemNames[operatingSystem],
    purchaseNames[purchase ?? 'pay-as-you-go'],
    size ?? 'unknown size',
  ]
  return fixed({
    name: `${group === undefined ? '' : `${group} > `}Instance usage (${how.join(', ')})`,
    unit: 'hours',
    quantity: count === null ? null : hours * count,
    price: hourlyPrice(machine),
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
