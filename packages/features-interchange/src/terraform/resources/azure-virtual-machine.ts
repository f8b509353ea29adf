import { azureVirtualMachine } from '@backarch/services-topology'

import { blockAt, blocksAt, textAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'
import { azureMachineDisk } from '../shapes/azure-disk.ts'
import { azurePurchase, azureSystemOf, ultraDisks } from '../shapes/azure-machine.ts'

const names = { type: 'managed_disk_type' } as const

export const azureVirtualMachineMapping = defineNode({
  types: ['azurerm_virtual_machine'],
  kind: azureVirtualMachine,
  named: ['name'],
  settings: (attributes) => ({
    size: textAt(attributes, 'vm_size'),
    operatingSystem: azureSystemOf(attributes, {
      image: 'storage_image_reference',
      disk: 'storage_os_disk',
    }),
    purchase: azurePurchase(attributes),
    osDisk: azureMachineDisk(blockAt(attributes, 'storage_os_disk'), names),
    dataDisks:
      blocksAt(attributes, 'storage_data_disk')?.map((disk) => azureMachineDisk(disk, names)) ??
      null,
    ultraDisks: ultraDisks(attributes),
  }),
})
