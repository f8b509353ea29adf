import { azureVirtualMachineScaleSet } from '@backarch/services-topology'

import { azureMachineLines } from '../azure-machine-lines.ts'
import { definePricer } from '../pricer.ts'

/** A scale set costs what its members cost: the expected number, else the configured one. */
export const priceAzureVirtualMachineScaleSet = definePricer(
  azureVirtualMachineScaleSet,
  ({ settings, usage, hours, commitment }) => {
    const os = usage.os_disk ?? usage.storage_os_disk ?? usage.storage_profile_os_disk
    const data = usage.data_disk ?? usage.storage_data_disk ?? usage.storage_profile_data_disk
    return azureMachineLines(
      settings,
      {
        count: usage.instances ?? settings.instances,
        hours: usage.monthly_hrs ?? hours,
        commitment,
      },
      { os: os?.monthly_disk_operations, data: data?.monthly_disk_operations },
    )
  },
)
