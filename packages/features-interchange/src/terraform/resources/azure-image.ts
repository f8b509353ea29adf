import { azureSnapshot } from '@backarch/services-topology'

import {
  type Attributes,
  blockAt,
  blocksAt,
  flagAt,
  hasBlock,
  numberAt,
  referencesAt,
} from '../mapping/attributes.ts'
import { defineNode, type MappingContext } from '../mapping/mapping.ts'
import { sizeOfSource } from '../shapes/azure-disk-source.ts'
import { azureMachineDisk } from '../shapes/azure-disk.ts'

function sumOf(sizes: readonly (number | null)[] | undefined): number | null {
  return sizes === undefined || sizes.includes(null)
    ? null
    : sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0)
}

/** Of the machine that the image was made from. */
function sizeOfMachine(attributes: Attributes, context: MappingContext): number | null {
  const [source] = referencesAt(attributes, 'source_virtual_machine_id')
  const type = source === undefined ? undefined : context.project.find(source.address)?.type
  if (source === undefined || !type?.endsWith('_virtual_machine')) return null
  const machine = context.attributesOf(source.address)
  const older = type === 'azurerm_virtual_machine'
  const names = { type: older ? 'managed_disk_type' : 'storage_account_type' } as const
  const disks = [
    blockAt(machine, older ? 'storage_os_disk' : 'os_disk'),
    ...(blocksAt(machine, 'storage_data_disk') ?? []),
  ]
  return sumOf(disks.map((disk) => azureMachineDisk(disk, names).sizeGb))
}

export const azureImage = defineNode({
  types: ['azurerm_image'],
  kind: azureSnapshot,
  named: ['name'],
  settings: (attributes, context) => {
    const zoned = flagAt(attributes, 'zone_resilient', false)
    const disks = [
      ...(hasBlock(attributes, 'os_disk') ? [blockAt(attributes, 'os_disk')] : []),
      ...(blocksAt(attributes, 'data_disk') ?? []),
    ]
    return {
      sizeGb:
        disks.length === 0
          ? sizeOfMachine(attributes, context)
          : sumOf(disks.map((disk) => numberAt(disk, 'size_gb', sizeOfSource(disk, context)))),
      redundancy: zoned === null ? null : zoned ? ('ZRS' as const) : ('LRS' as const),
    }
  },
})
