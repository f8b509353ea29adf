import { azureManagedDisk } from '@backarch/services-topology'

import { type Attributes, choiceAt, numberAt, textAt } from '../mapping/attributes.ts'
import { defineNode, type MappingContext } from '../mapping/mapping.ts'
import { sizeOfSource } from '../shapes/azure-disk-source.ts'
import { azureDiskTypes, imageSizeGb } from '../shapes/azure-disk.ts'

/** Of an empty disk that names no size Infracost takes the same as of a machine's; a copy is as large as its source. */
function unsaidSize(attributes: Attributes, context: MappingContext): number | null {
  const empty = textAt(attributes, 'create_option', 'Empty')?.toLowerCase() === 'empty'
  return sizeOfSource(attributes, context) ?? (empty ? imageSizeGb : null)
}

export const azureManagedDiskMapping = defineNode({
  types: ['azurerm_managed_disk'],
  kind: azureManagedDisk,
  named: ['name'],
  settings: (attributes, context) => ({
    storageType: choiceAt(attributes, 'storage_account_type', azureDiskTypes, null),
    sizeGb: numberAt(attributes, 'disk_size_gb', unsaidSize(attributes, context)),
    iops: numberAt(attributes, 'disk_iops_read_write', 2048),
    throughput: numberAt(attributes, 'disk_mbps_read_write', 8),
  }),
})
