import { azureVirtualMachineScaleSet } from '@backarch/services-topology'

import { blockAt, blocksAt, countAt, textAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'
import { azureMachineDisk } from '../shapes/azure-disk.ts'
import { azurePurchase, azureSystemOf, ultraDisks } from '../shapes/azure-machine.ts'

const names = { type: 'managed_disk_type' } as const

export const azureVirtualMachineScaleSetMapping = defineNode({
  types: ['azurerm_virtual_machine_scale_set'],
  kind: azureVirtualMachineScaleSet,
  named: ['name'],
  settings: (attributes) => {
    const sku = blockAt(attributes, 'sku')
    return {
      size: textAt(sku, 'name'),
      instances: countAt(sku, 'capacity'),
      operatingSystem: azureSystemOf(attributes, {
        image: 'storage_profile_image_reference',
        disk: 'storage_profile_os_disk',
      }),
      purchase: azurePurchase(attributes),
      osDisk: azureMachineDisk(blockAt(attributes, 'storage_profile_os_disk'), names),
      dataDisks:
        blocksAt(attributes, 'storage_profile_data_disk')?.map((disk) =>
          azureMachineDisk(disk, names),
        ) ?? null,
      ultraDisks: ultraDisks(attributes),
    }
  },
})
