import { azureRecoveryServicesVault } from '@backarch/services-topology'

import {
  type Attributes,
  blockAt,
  blocksAt,
  choiceAt,
  flagAt,
  noAttributes,
  numberAt,
  referencesAt,
} from '../mapping/attributes.ts'
import { defineNode, type MappingContext } from '../mapping/mapping.ts'
import { ownerAt } from '../mapping/owner.ts'
import { imageSizeGb } from '../shapes/azure-disk.ts'

const machineTypes = [
  'azurerm_linux_virtual_machine',
  'azurerm_windows_virtual_machine',
  'azurerm_virtual_machine',
]

function redundancy(attributes: Attributes): 'LRS' | 'ZRS' | 'GRS' | 'RA-GRS' | null {
  const mode = choiceAt(
    attributes,
    'storage_mode_type',
    ['LocallyRedundant', 'ZoneRedundant', 'GeoRedundant'],
    'GeoRedundant',
  )
  if (mode === null) return null
  if (mode !== 'GeoRedundant') return mode === 'ZoneRedundant' ? 'ZRS' : 'LRS'
  const elsewhere = flagAt(attributes, 'cross_region_restore_enabled', false)
  return elsewhere === null ? null : elsewhere ? 'RA-GRS' : 'GRS'
}

/** All disks of a machine together, as they are billed with it; null when the size of one is not known. */
function diskSize(protectedVm: Attributes, context: MappingContext): number | null {
  const machine = referencesAt(protectedVm, 'source_vm_id')
    .map(({ address }) => context.project.find(address))
    .find((resource) => resource !== undefined && machineTypes.includes(resource.type))
  if (machine === undefined) return null
  const attributes = context.attributesOf(machine.address)
  const attached = context.project
    .referrers(machine.address)
    .filter(({ type }) => type === 'azurerm_virtual_machine_data_disk_attachment')
    .map(({ address }) =>
      ownerAt(context.attributesOf(address), 'managed_disk_id', ['azurerm_managed_disk'], context),
    )
    .map((disk) => (disk === undefined ? noAttributes : context.attributesOf(disk.address)))
  const own = blocksAt(attributes, 'storage_data_disk')
  if (own === null) return null
  const system = machine.type === 'azurerm_virtual_machine' ? 'storage_os_disk' : 'os_disk'
  const sizes = [
    ...[blockAt(attributes, system), ...own].map((disk) =>
      numberAt(disk, 'disk_size_gb', imageSizeGb),
    ),
    ...attached.map((disk) => numberAt(disk, 'disk_size_gb')),
  ]
  return sizes.reduce((sum, size) => (sum === null || size === null ? null : sum + size), 0)
}

export const azureRecoveryServicesVaultMapping = defineNode({
  types: ['azurerm_recovery_services_vault'],
  kind: azureRecoveryServicesVault,
  named: ['name'],
  settings: (attributes, context) => ({
    redundancy: redundancy(attributes),
    machines: context.project.resources
      .filter(({ type }) => type === 'azurerm_backup_protected_vm')
      .map(({ address }) => ({ name: address, protectedVm: context.attributesOf(address) }))
      .filter(
        ({ protectedVm }) =>
          ownerAt(protectedVm, 'recovery_vault_name', ['azurerm_recovery_services_vault'], context)
            ?.address === context.address,
      )
      .map(({ name, protectedVm }) => ({ name, diskGb: diskSize(protectedVm, context) })),
  }),
})
