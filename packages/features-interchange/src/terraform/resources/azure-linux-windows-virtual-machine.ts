import { azureVirtualMachine } from '@backarch/services-topology'

import { blockAt, textAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'
import { azureMachineDisk } from '../shapes/azure-disk.ts'
import { azurePurchase, ultraDisks } from '../shapes/azure-machine.ts'

const machine = (type: string, operatingSystem: 'linux' | 'windows') =>
  defineNode({
    types: [type],
    kind: azureVirtualMachine,
    named: ['name'],
    settings: (attributes) => ({
      size: textAt(attributes, 'size'),
      operatingSystem,
      purchase: azurePurchase(attributes),
      osDisk: azureMachineDisk(blockAt(attributes, 'os_disk'), { type: 'storage_account_type' }),
      ultraDisks: ultraDisks(attributes),
    }),
  })

export const azureLinuxWindowsVirtualMachine = [
  machine('azurerm_linux_virtual_machine', 'linux'),
  machine('azurerm_windows_virtual_machine', 'windows'),
]
