import { azureAutomation } from '@backarch/services-topology'

import { hoursPerMonth } from '../hours-per-month.ts'
import { fixed, unknownSetting, used } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'azure.automation'

export const priceAzureAutomation = definePricer(
  azureAutomation,
  ({ settings: { part }, usage }) => {
    const jobs = used({
      name: 'Job run time',
      unit: 'minutes',
      quantity: usage.monthly_job_run_mins,
      price: { service, product: 'job-run-time', key: 'job-run-time' },
    })
    const nodes = used({
      name: 'Non-azure config nodes',
      unit: 'nodes',
      quantity: usage.non_azure_config_node_count,
      price: { service, product: 'node', key: 'node' },
    })
    const watcher = { service, product: 'watcher', key: 'watcher' }
    switch (part) {
      case 'account':
        return [
          jobs,
          nodes,
          used({
            name: 'Watchers',
            unit: 'hours',
            quantity: usage.monthly_watcher_hrs,
            price: watcher,
          }),
        ]
      case 'configuration':
        return [nodes]
      case 'job-schedule':
        return [jobs]
      case 'watcher':
        return [
          fixed({
            name: 'Watcher',
            unit: 'hours',
            quantity: usage.monthly_watcher_hrs ?? hoursPerMonth,
            price: watcher,
          }),
        ]
      case null:
        return [{ ...jobs, price: unknownSetting('part') }]
    }
  },
)
