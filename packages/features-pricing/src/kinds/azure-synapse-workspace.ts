import { azureSynapseWorkspace } from '@backarch/services-topology'

import { per, unknownSetting, used, type Line } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'azure.synapse'

/** The least that a data flow runs on. */
const leastVcores = 8

function vcoreHours(
  hours: number | undefined,
  instances = 1,
  vcores = leastVcores,
): number | undefined {
  return hours === undefined ? undefined : hours * instances * vcores
}

function productOf(of: number | undefined, and: number | undefined): number | undefined {
  return of === undefined || and === undefined ? undefined : of * and
}

export const priceAzureSynapseWorkspace = definePricer(
  azureSynapseWorkspace,
  ({ settings: { managedVirtualNetwork }, usage }) => {
    const hosted = (what: string, unit: string, quantity: number | undefined, key: string): Line =>
      used({
        name: `Data pipeline azure hosted ${what}`,
        unit,
        quantity,
        price: { service, product: 'pipeline-azure-hosted', key },
      })
    /** What runs inside a managed network is dearer. */
    const runtime = (what: string, quantity: number | undefined): Line => ({
      ...hosted(what, 'hours', quantity, ''),
      price:
        managedVirtualNetwork === null
          ? unknownSetting('managedVirtualNetwork')
          : {
              service,
              product: managedVirtualNetwork ? 'pipeline-managed-network' : 'pipeline-azure-hosted',
              key: what.replaceAll(' ', '-'),
            },
    })
    const self = (what: string, unit: string, quantity: number | undefined): Line =>
      used({
        name: `Data pipeline self hosted ${what}`,
        unit,
        quantity,
        price: { service, product: 'pipeline-self-hosted', key: what.replaceAll(' ', '-') },
      })
    const flow = (key: 'basic' | 'standard', quantity: number | undefined): Line =>
      used({
        name: `Data flow (${key})`,
        unit: 'vCore-hours',
        quantity,
        price: { service, product: 'data-flow', key },
      })
    return [
      used({
        name: 'Serverless SQL pool size',
        unit: 'TB',
        quantity: usage.serverless_sql_pool_size_tb,
        price: { service, product: 'serverless-sql', key: 'processed' },
      }),
      hosted(
        'activity runs',
        '1k activity runs',
        per(usage.datapipeline_azure_hosted_activity_runs, 1000),
        'activity-runs',
      ),
      hosted(
        'data integration units',
        'DIU-hours',
        productOf(
          usage.datapipeline_azure_hosted_data_integration_units,
          usage.datapipeline_azure_hosted_data_integration_hours,
        ),
        'data-integration-units',
      ),
      runtime('integration runtime', usage.datapipeline_azure_hosted_integration_runtime_hours),
      runtime(
        'external integration runtime',
        usage.datapipeline_azure_hosted_external_integration_runtime_hours,
      ),
      self(
        'activity runs',
        '1k activity runs',
        per(usage.datapipeline_self_hosted_activity_runs, 1000),
      ),
      self('data movement', 'hours', usage.datapipeline_self_hosted_data_movement_hours),
      self(
        'integration runtime',
        'hours',
        usage.datapipeline_self_hosted_integration_runtime_hours,
      ),
      self(
        'external integration runtime',
        'hours',
        usage.datapipeline_self_hosted_external_integration_runtime_hours,
      ),
      flow(
        'basic',
        vcoreHours(
          usage.dataflow_basic_hours,
          usage.dataflow_basic_instances,
          usage.dataflow_basic_vcores,
        ),
      ),
      flow(
        'standard',
        vcoreHours(
          usage.dataflow_standard_hours,
          usage.dataflow_standard_instances,
          usage.dataflow_standard_vcores,
        ),
      ),
    ]
  },
)
