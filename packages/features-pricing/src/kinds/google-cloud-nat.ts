import { googleCloudNat } from '@backarch/services-topology'

import { hoursPerMonth } from '../hours-per-month.ts'
import { used } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'google.network'
/** From here on, a gateway costs the same however many use it. */
const mostBilledMachines = 32

export const priceGoogleCloudNat = definePricer(googleCloudNat, ({ usage }) => [
  used({
    name: 'Assigned VMs (first 32)',
    unit: 'VM-hours',
    quantity:
      usage.assigned_vms === undefined
        ? undefined
        : Math.min(usage.assigned_vms, mostBilledMachines) * hoursPerMonth,
    price: { service, product: 'nat-machines', key: 'machine' },
  }),
  used({
    name: 'Data processed',
    unit: 'GB',
    quantity: usage.monthly_data_processed_gb,
    price: { service, product: 'nat-data', key: 'data' },
  }),
])
