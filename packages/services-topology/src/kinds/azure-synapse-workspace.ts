import { z } from 'zod'

import { flagSetting, quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureSynapseWorkspace = defineKind({
  id: 'azure.synapse-workspace',
  label: 'Synapse workspace',
  provider: 'azure',
  category: 'database',
  settings: z.strictObject({
    managedVirtualNetwork: flagSetting(false),
  }),
  usage: z.strictObject({
    serverless_sql_pool_size_tb: quantity(),
    datapipeline_azure_hosted_activity_runs: quantity(),
    datapipeline_azure_hosted_data_integration_units: quantity(),
    datapipeline_azure_hosted_data_integration_hours: quantity(),
    datapipeline_azure_hosted_integration_runtime_hours: quantity(),
    datapipeline_azure_hosted_external_integration_runtime_hours: quantity(),
    datapipeline_self_hosted_activity_runs: quantity(),
    datapipeline_self_hosted_data_movement_hours: quantity(),
    datapipeline_self_hosted_integration_runtime_hours: quantity(),
    datapipeline_self_hosted_external_integration_runtime_hours: quantity(),
    dataflow_basic_instances: quantity(),
    dataflow_basic_vcores: quantity(),
    dataflow_basic_hours: quantity(),
    dataflow_standard_instances: quantity(),
    dataflow_standard_vcores: quantity(),
    dataflow_standard_hours: quantity(),
  }),
})
