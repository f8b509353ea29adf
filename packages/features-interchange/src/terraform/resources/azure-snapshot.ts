import { azureSnapshot } from '@backarch/services-topology'

import { numberAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'
import { sizeOfSource } from '../shapes/azure-disk-source.ts'

export const azureSnapshotMapping = defineNode({
  types: ['azurerm_snapshot'],
  kind: azureSnapshot,
  named: ['name'],
  settings: (attributes, context) => ({
    sizeGb: numberAt(attributes, 'disk_size_gb', sizeOfSource(attributes, context)),
  }),
})
