import type { GraphNode } from '@backarch/services-topology/schemas'

import { nodeOf } from '../node-of.ts'

const machine = { size: 'Standard_D2s_v3' }

export const azureCompute: readonly GraphNode[] = [
  nodeOf('azure.virtual-machine', {
    ...machine,
    ultraDisks: true,
    dataDisks: [{ storageType: 'Premium_LRS' }, { storageType: 'UltraSSD_LRS' }],
  }),
  nodeOf('azure.virtual-machine-scale-set', { ...machine, operatingSystem: 'windows' }),
  nodeOf('azure.managed-disk', { sizeGb: 100 }),
  nodeOf('azure.snapshot', { sizeGb: 100 }),
  nodeOf('azure.kubernetes-cluster', {
    tier: 'Standard',
    loadBalancer: true,
    httpApplicationRouting: true,
    nodePool: machine,
  }),
  nodeOf('azure.kubernetes-node-pool', machine),
  nodeOf('azure.machine-learning-compute', machine),
  ...['linux', 'windows'].map((operatingSystem) =>
    nodeOf('azure.app-service-plan', { sku: 'P1v3', operatingSystem }),
  ),
  nodeOf('azure.app-service-plan', { sku: 'S1', devTest: true }),
  nodeOf('azure.app-service-environment', {}),
  nodeOf('azure.app-service-certificate', {}),
  nodeOf('azure.app-service-binding', { ssl: 'IpBasedEnabled' }),
  nodeOf('azure.function-app', {}),
  nodeOf('azure.function-app', { planSku: 'EP1' }),
  nodeOf('azure.logic-app', {}),
  nodeOf('azure.integration-account', { sku: 'Basic' }),
  nodeOf('azure.integration-environment', { sku: 'Premium', scaleUnits: 1 }),
  nodeOf('azure.static-web-app', { tier: 'Standard' }),
  nodeOf('azure.container-registry', { sku: 'Premium', geoReplications: 1 }),
  nodeOf('azure.hdinsight-cluster', {
    nodes: [{ role: 'Head', size: 'Standard_D3_V2', count: 2 }],
    managedDisks: 2,
  }),
  nodeOf('azure.databricks-workspace', {}),
  nodeOf('azure.databricks-workspace', { sku: 'premium' }),
  nodeOf('azure.synapse-workspace', {}),
  nodeOf('azure.synapse-workspace', { managedVirtualNetwork: true }),
  nodeOf('azure.synapse-spark-pool', { nodeSize: 'Small' }),
  nodeOf('azure.synapse-sql-pool', { sku: 'DW200c' }),
  nodeOf('azure.power-bi-capacity', { sku: 'A1' }),
  ...['gpt-35-turbo', 'babbage-002', 'text-embedding-3-small', 'dall-e-3', 'tts', 'whisper'].map(
    (model) => nodeOf('azure.openai-deployment', { model }),
  ),
  nodeOf(
    'azure.cognitive-account',
    { service: 'speech' },
    {
      usage: {
        monthly_commitment_speech_to_text_custom_hrs: 50_000,
        monthly_connected_container_commitment_speech_to_text_custom_hrs: 50_000,
      },
    },
  ),
  nodeOf(
    'azure.cognitive-account',
    { service: 'luis' },
    { usage: { monthly_commitment_luis_text_requests: 5_000_000 } },
  ),
  nodeOf(
    'azure.cognitive-account',
    { service: 'language' },
    {
      usage: {
        monthly_connected_container_commitment_language_text_analytics_records: 3_000_000,
      },
    },
  ),
]
