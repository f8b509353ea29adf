import { azureDatabricksWorkspace } from '@backarch/services-topology'

import { unknownSetting, used, type Line } from '../line.ts'
import { definePricer } from '../pricer.ts'

export const priceAzureDatabricksWorkspace = definePricer(
  azureDatabricksWorkspace,
  ({ settings: { sku }, usage }) => {
    if (sku === 'trial') return []
    const line = (what: string, quantity: number | undefined): Line =>
      used({
        name: `${what} DBUs`,
        unit: 'DBU-hours',
        quantity,
        price:
          sku === null
            ? unknownSetting('sku')
            : { service: 'azure.databricks', product: sku, key: what.toLowerCase() },
      })
    return [
      line('All-purpose compute', usage.monthly_all_purpose_compute_dbu_hrs),
      line('Jobs compute', usage.monthly_jobs_compute_dbu_hrs),
      line('Jobs light compute', usage.monthly_jobs_light_compute_dbu_hrs),
    ]
  },
)
