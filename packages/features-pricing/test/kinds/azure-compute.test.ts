import { describe, expect, test } from 'vitest'

import { billOf, costOf } from '../cost-of.ts'

type Settings = Parameters<typeof costOf>[1]
type Usage = NonNullable<Parameters<typeof costOf>[2]>['usage']

/** What is billed, without what nobody has said the amount of. */
function bill(kind: string, region: string, settings: Settings, usage: Usage = {}) {
  return billOf(costOf(kind, settings, { region, usage })).filter(([, amount]) => amount !== null)
}

describe('one line each', () => {
  test.each([
    ['azure.snapshot', 'westeurope', { sizeGb: 300 }, {}, [['Storage', 300, 'GB', 0.05, 15]]],
    [
      'azure.machine-learning-compute',
      'westeurope',
      { size: 'Standard_NC6', nodeCount: 0 },
      { monthly_hrs: 100 },
      [['Instance usage (Linux, pay as you go, Standard_NC6)', 100, 'hours', 1.166, 116.6]],
    ],
    [
      'azure.app-service-plan',
      'eastus',
      { sku: 'P1v2', operatingSystem: 'linux', workers: 3 },
      {},
      [['Instance usage (P1v2)', 2190, 'hours', 0.101, 221.19]],
    ],
    [
      'azure.app-service-plan',
      'eastus',
      { sku: 'S1', devTest: true },
      {},
      [['Instance usage (dev/test, S1)', 730, 'hours', 0.06, 43.8]],
    ],
    [
      'azure.app-service-certificate',
      'eastus',
      { productType: 'WildCard' },
      {},
      [['SSL certificate (wildcard)', 0.0833333333333333, 'years', 300.1, 25.00833333]],
    ],
    [
      'azure.app-service-binding',
      'westus2',
      { ssl: 'IpBasedEnabled' },
      {},
      [['IP SSL certificate', 1, 'months', 39, 39]],
    ],
    [
      'azure.integration-account',
      'westeurope',
      { sku: 'Standard' },
      {},
      [['Integration Account (Standard)', 730, 'hours', 1.36986, 999.9978]],
    ],
    [
      'azure.power-bi-capacity',
      'westeurope',
      { sku: 'A1' },
      {},
      [['Node usage (A1)', 730, 'hours', 1.0081, 735.913]],
    ],
    [
      'azure.synapse-spark-pool',
      'westeurope',
      { nodeSize: 'Small', nodeCount: 3 },
      { monthly_hours: 11 },
      [['small (3 nodes)', 132, 'vCore-hours', 0.15457, 20.40324]],
    ],
  ])('%s in %s', (kind, region, settings, usage, expected) => {
    expect(bill(kind, region, settings, usage)).toEqual(expected)
  })
})

describe('several lines each', () => {
  test.each([
    [
      'azure.app-service-environment',
      'eastus',
      { tier: 'I2' },
      {},
      [
        ['Stamp fee', 730, 'hours', 1.358, 991.34],
        ['Instance usage (I2)', 730, 'hours', 0.57, 416.1],
      ],
    ],
    [
      'azure.function-app',
      'eastus',
      { planSku: 'Y1' },
      { monthly_executions: 3_000_000, execution_duration_ms: 50, memory_mb: 200 },
      [
        // 100 ms is the least, and 256 MB the next step.
        ['Execution time', 75_000, 'GB-seconds', 0.000_016, 1.2],
        ['Executions', 3, '1M requests', 0.2, 0.6],
      ],
    ],
    [
      'azure.function-app',
      'eastus',
      { planSku: 'ep2' },
      { instances: 2 },
      [
        ['vCPU (ep2)', 4, 'vCPU', 126.29, 505.16],
        ['Memory (ep2)', 14, 'GB', 8.979, 125.706],
      ],
    ],
    [
      'azure.logic-app',
      'westeurope',
      { planSku: 'WS3' },
      { monthly_standard_connector_calls: 10_000 },
      [
        ['Workflow vCore (WS3)', 4, 'vCore', 143.956, 575.824],
        ['Workflow memory (WS3)', 14, 'GB', 10.293, 144.102],
        ['Standard connectors', 10_000, 'calls', 0.000_125, 1.25],
      ],
    ],
    [
      'azure.integration-environment',
      'eastus',
      { sku: 'Premium', scaleUnits: 3 },
      {},
      [
        ['Base units', 730, 'hours', 6.64, 4847.2],
        ['Scale units', 2190, 'hours', 3.32, 7270.8],
      ],
    ],
    [
      'azure.static-web-app',
      'centralus',
      { tier: 'Standard' },
      { monthly_bandwidth_gb: 150 },
      [
        ['Static Web App (Standard)', 1, 'months', 9, 9],
        ['Bandwidth (over 100GB)', 50, 'GB', 0.2, 10],
      ],
    ],
    [
      'azure.container-registry',
      'westeurope',
      { sku: 'Premium', geoReplications: 2 },
      { storage_gb: 550, monthly_build_vcpu_hrs: 10 },
      [
        ['Geo replication (2 locations)', 60, 'days', 1.6667, 100.002],
        ['Registry usage (Premium)', 30, 'days', 1.6667, 50.001],
        ['Storage (over 500GB)', 50, 'GB', 0.1, 5],
        ['Build vCPU', 36_000, 'seconds', 0.0001, 3.6],
      ],
    ],
    [
      'azure.hdinsight-cluster',
      'westeurope',
      {
        nodes: [
          { role: 'Head', size: 'Standard_E2s_V3', count: 2 },
          { role: 'Worker', size: 'Standard_E64is_V3', count: 2 },
        ],
        managedDisks: 4,
      },
      { monthly_os_disk_operations: 1_000_000 },
      [
        ['Head node (Standard_E2s_V3)', 1460, 'hours', 0.19, 277.4],
        ['Worker node (Standard_E64is_V3)', 1460, 'hours', 5.592, 8164.32],
        ['Managed OS disks', 4, 'months', 40.96, 163.84],
        ['Disk operations', 40, '100K operations', 0.000_36, 0.0144],
      ],
    ],
    [
      'azure.databricks-workspace',
      'eastus',
      { sku: 'premium' },
      { monthly_all_purpose_compute_dbu_hrs: 500, monthly_jobs_light_compute_dbu_hrs: 100 },
      [
        ['All-purpose compute DBUs', 500, 'DBU-hours', 0.55, 275],
        ['Jobs light compute DBUs', 100, 'DBU-hours', 0.22, 22],
      ],
    ],
    [
      'azure.synapse-workspace',
      'westeurope',
      { managedVirtualNetwork: true },
      {
        serverless_sql_pool_size_tb: 2,
        datapipeline_azure_hosted_data_integration_units: 4,
        datapipeline_azure_hosted_data_integration_hours: 10,
        datapipeline_azure_hosted_integration_runtime_hours: 10,
        datapipeline_self_hosted_activity_runs: 5000,
        dataflow_standard_hours: 10,
      },
      [
        ['Serverless SQL pool size', 2, 'TB', 5, 10],
        ['Data pipeline azure hosted data integration units', 40, 'DIU-hours', 0.25, 10],
        ['Data pipeline azure hosted integration runtime', 10, 'hours', 1, 10],
        ['Data pipeline self hosted activity runs', 5, '1k activity runs', 1.5, 7.5],
        ['Data flow (standard)', 80, 'vCore-hours', 0.345, 27.6],
      ],
    ],
    [
      'azure.synapse-sql-pool',
      'westeurope',
      { sku: 'DW200c' },
      { storage_tb: 2 },
      [
        ['DWU blocks (DW200c)', 1460, 'hours', 1.51, 2204.6],
        ['Storage', 2, 'TB', 23, 46],
        ['Geo-redundant disaster recovery', 2, 'TB', 56.2, 112.4],
      ],
    ],
    [
      'azure.cognitive-account',
      'westeurope',
      { service: 'speech' },
      {
        monthly_commitment_speech_to_text_custom_hrs: 10_000,
        monthly_commitment_speech_to_text_custom_overage_hrs: 100,
      },
      [
        ['Speech to text custom model (commitment)', 10_000, 'hours', 0.78, 7800],
        ['Speech to text custom model (overage)', 100, 'hours', 0.78, 78],
      ],
    ],
    [
      'azure.cognitive-account',
      'westeurope',
      { service: 'luis' },
      {
        monthly_luis_speech_requests: 2000,
        monthly_commitment_luis_text_requests: 25_000_000,
        monthly_commitment_luis_text_overage_requests: 1000,
      },
      [
        ['Speech requests', 2, '1K transactions', 5.5, 11],
        ['Text requests (commitment)', 25_000_000, 'transactions', 0.000_87, 21_750],
        ['Text requests (commitment overage)', 1, '1K transactions', 0.87, 0.87],
      ],
    ],
    [
      'azure.cognitive-account',
      'westeurope',
      { service: 'language' },
      { monthly_connected_container_commitment_language_text_analytics_records: 3_000_000 },
      [['Text analytics (connected container commitment)', 3000, '1K records', 0.366667, 1100.001]],
    ],
    [
      'azure.openai-deployment',
      'eastus',
      { model: 'babbage-002' },
      { monthly_base_model_tokens: 10_000, monthly_fine_tuning_training_hours: 2 },
      [
        ['Base model tokens (babbage-002)', 10, '1K tokens', 7, 70],
        ['Fine tuning training (babbage-002)', 2, 'hours', 34, 68],
      ],
    ],
    [
      'azure.openai-deployment',
      'swedencentral',
      { model: 'dall-e-3' },
      { monthly_hd_1024_1792_images: 50, monthly_standard_1024_1024_images: 100 },
      [
        ['Standard 1024x1024 images (dall-e-3)', 1, '100 images', 4, 4],
        ['HD 1024x1792 images (dall-e-3)', 0.5, '100 images', 12, 6],
      ],
    ],
  ])('%s in %s', (kind, region, settings, usage, expected) => {
    expect(bill(kind, region, settings, usage)).toEqual(expected)
  })
})
