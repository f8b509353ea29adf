import { azureVirtualMachineScaleSet } from '@backarch/services-topology'

import { blockAt, blocksAt, countAt, hasBlock, textAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'
import { azureMachineDisk } from '../shapes/azure-disk.ts'
import { azurePurchase, ultraDisks } from '../shapes/azure-machine.ts'

const names = { type: 'storage_account_type' } as const

const scaleSet = (type: string, operatingSystem: 'linux' | 'windows' | null) =>
  defineNode({
    types: [type],
    kind: azureVirtualMachineScaleSet,
    named: ['name'],
    settings: (attributes) => {
      const profile = blockAt(attributes, 'os_profile')
      const told = hasBlock(profile, 'windows_configuration')
        ? 'windows'
        : hasBlock(profile, 'linux_configuration')
          ? 'linux'
          : null
      return {
        size: textAt(attributes, operatingSystem === null ? 'sku_name' : 'sku'),
        operatingSystem: operatingSystem ?? told,
        purchase: azurePurchase(attributes),
        instances: countAt(attributes, 'instances'),
        osDisk: azureMachineDisk(blockAt(attributes, 'os_disk'), names),
        dataDisks:
          blocksAt(attributes, 'data_disk')?.map((disk) => azureMachineDisk(disk, names)) ?? null,
        ultraDisks: ultraDisks(attributes),
      }
    },
  })

export const azureLinuxWindowsScaleSet = [
  scaleSet('azurerm_linux_virtual_machine_scale_set', 'linux'),
  scaleSet('azurerm_windows_virtual_machine_scale_set', 'windows'),
  scaleSet('azurerm_orchestrated_virtual_machine_scale_set', null),
]
