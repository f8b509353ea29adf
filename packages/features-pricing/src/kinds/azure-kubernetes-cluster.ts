import { azureKubernetesCluster } from '@backarch/services-topology'

import { azureNodePoolLines } from '../azure-node-pool-lines.ts'
import { hoursPerMonth } from '../hours-per-month.ts'
import { fixed, unknownSetting, used, type Line } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'azure.kubernetes'

/** The control plane is free unless its uptime is promised. */
function controlPlane(tier: 'Free' | 'Paid' | 'Standard' | 'Premium' | null): Line[] {
  if (tier === 'Free') return []
  const key = tier === 'Paid' ? 'standard' : tier?.toLowerCase()
  return [
    fixed({
      name: 'Uptime SLA',
      unit: 'hours',
      quantity: hoursPerMonth,
      price: key === undefined ? unknownSetting('tier') : { service, product: 'uptime-sla', key },
    }),
  ]
}

export const priceAzureKubernetesCluster = definePricer(
  azureKubernetesCluster,
  ({ settings, usage, ...buying }) => {
    const { tier, loadBalancer, httpApplicationRouting, nodePool } = settings
    const lines = [
      ...controlPlane(tier),
      ...azureNodePoolLines(nodePool, usage.default_node_pool ?? {}, buying, 'default_node_pool'),
    ]
    const processed = usage.load_balancer?.monthly_data_processed_gb
    if (loadBalancer !== false || processed !== undefined) {
      lines.push(
        used({
          name: 'Load Balancer > Data processed',
          unit: 'GB',
          quantity: processed,
          price: { service, product: 'load-balancer', key: 'data-processed' },
        }),
      )
    }
    if (httpApplicationRouting !== false) {
      lines.push(
        fixed({
          name: 'DNS > Hosted zone',
          unit: 'months',
          quantity: 1,
          price:
            httpApplicationRouting === null
              ? unknownSetting('httpApplicationRouting')
              : { service, product: 'dns-zone', key: 'hosted-zone' },
        }),
      )
    }
    return lines
  },
)
