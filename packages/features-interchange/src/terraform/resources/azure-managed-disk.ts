import { azureManagedDisk } from '@backarch/services-topology'

import { choiceAt, numberAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'
import { sizeOfSource } from '../shapes/azure-disk-source.ts'
import { azureDiskTypes } from '../shapes/azure-disk.ts'

export const azureManagedDiskMapping = defineNode({
  types: ['azurerm_managed_disk'],
  kind: azureManagedDisk,
  named: ['name'],
  settings: (attributes, context) => ({
    storageType: choiceAt(attributes, 'storage_account_type', azureDiskTypes, null),
    sizeGb: numberAt(attributes, 'disk_size_gb', sizeOfSource(attributes, context)),
    iops: numberAt(attributes, 'disk_iops_read_write', 2048),
    throughput: numberAt(attributes, 'disk_mbps_read_write', 8),
  }),
})
