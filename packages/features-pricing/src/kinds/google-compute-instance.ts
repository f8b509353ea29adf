import { googleComputeInstance } from '@backarch/services-topology'

import { googleMachineLines } from '../google-machine-lines.ts'
import { definePricer } from '../pricer.ts'

export const priceGoogleComputeInstance = definePricer(
  googleComputeInstance,
  ({ settings, usage, hours, commitment }) =>
    googleMachineLines({
      machine: settings,
      count: 1,
      hours: usage.monthly_hrs ?? hours,
      commitment,
    }),
)
