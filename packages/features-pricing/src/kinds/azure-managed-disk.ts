import { azureManagedDisk } from '@backarch/services-topology'

import { azureDiskLines } from '../azure-disk-lines.ts'
import { definePricer } from '../pricer.ts'

export const priceAzureManagedDisk = definePricer(azureManagedDisk, ({ settings, usage }) =>
  azureDiskLines(settings, { count: 1, operations: usage.monthly_disk_operations }),
)
