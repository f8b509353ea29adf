import { azureVirtualMachine } from '@backarch/services-topology'

import { azureMachineLines } from '../azure-machine-lines.ts'
import { definePricer } from '../pricer.ts'

export const priceAzureVirtualMachine = definePricer(
  azureVirtualMachine,
  ({ settings, usage, hours, commitment }) =>
    azureMachineLines(
      settings,
      { count: 1, hours: usage.monthly_hrs ?? hours, commitment },
      {
        os: (usage.os_disk ?? usage.storage_os_disk)?.monthly_disk_operations,
        data: usage.storage_data_disk?.monthly_disk_operations,
      },
    ),
)
