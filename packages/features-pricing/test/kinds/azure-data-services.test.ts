import { expect, test } from 'vitest'

import { billOf, costOf } from '../cost-of.ts'

type Settings = Parameters<typeof costOf>[1]
type Usage = NonNullable<NonNullable<Parameters<typeof costOf>[2]>['usage']>

const cost = (kind: string, region: string, settings: Settings, usage: Usage = {}) =>
  costOf(`azure.${kind}`, settings, { region, usage })

/** Kind, region, settings, usage, and the bill as name, quantity and amount. */
const bills: readonly (readonly [
  string,
  string,
  Settings,
  Usage,
  readonly (readonly [string, number | null, number | null])[],
])[] = [
  [
    'redis-cache',
    'eastus',
    { tier: 'Premium', size: 'P2', shards: 3, replicasPerPrimary: 2 },
    {},
    [['Cache usage (Premium_P2)', 9, 3646.35]],
  ],
  [
    'redis-cache',
    'eastus',
    { tier: 'Premium', size: 'P1', shards: 0 },
    {},
    [['Cache usage (Premium_P1)', 2, 404.42]],
  ],
  [
    'redis-cache',
    'eastus',
    { tier: 'Standard', size: 'C3' },
    {},
    [['Cache usage (Standard_C3)', 2, 328.5]],
  ],
  [
    'redis-cache',
    'eastus',
    { tier: 'Basic', size: 'C4' },
    {},
    [['Cache usage (Basic_C4)', 1, 153.3]],
  ],
  [
    'managed-redis',
    'eastus',
    { sku: 'Balanced_B3' },
    {},
    [['Cache usage (Balanced_B3)', 1460, 94.9]],
  ],
  [
    'managed-redis',
    'eastus',
    { sku: 'Balanced_B3', highAvailability: false },
    {},
    [['Cache usage (Balanced_B3)', 730, 47.45]],
  ],
  [
    'data-factory',
    'westeurope',
    {},
    { monthly_read_write_operation_entities: 100_000, monthly_monitoring_operation_entities: 5e4 },
    [
      ['Read/Write operations', 2, 1],
      ['Monitoring operations', 1, 0.25],
    ],
  ],
  [
    'data-factory-runtime',
    'westeurope',
    {},
    { monthly_orchestration_runs: 5000 },
    [
      ['Compute (General Purpose, 8 vCores)', 730, 1565.12],
      ['Orchestration', 5, 5],
      ['Data movement activity', 730, 182.5],
      ['Pipeline activity', 730, 3.65],
      ['External pipeline activity', 730, 0.1825],
    ],
  ],
  [
    'data-factory-runtime',
    'westeurope',
    { runtimeType: 'azure-ssis', nodeSize: 'Standard_D8_v3' },
    {},
    [['Compute (D8 v3, Standard, license included)', 730, 1414.74]],
  ],
  [
    'data-factory-runtime',
    'westeurope',
    {
      runtimeType: 'managed',
      nodeSize: 'Standard_D1_v2',
      nodeCount: 4,
      licenseType: 'BasePrice',
    },
    {},
    [
      ['Compute (D1 v2, Standard)', 2920, 588.526],
      ['Orchestration', null, null],
      ['Data movement activity', 730, 182.5],
      ['Pipeline activity', 730, 730],
      ['External pipeline activity', 730, 730],
    ],
  ],
  [
    'data-factory-runtime',
    'westeurope',
    { runtimeType: 'self-hosted' },
    {},
    [
      ['Orchestration', null, null],
      ['Data movement activity', 730, 73],
      ['Pipeline activity', 730, 1.46],
      ['External pipeline activity', 730, 0.073],
    ],
  ],
  [
    'search-service',
    'eastus',
    { sku: 'basic', replicaCount: 2, partitionCount: 2 },
    { monthly_images_extracted: 6_000_000 },
    [
      ['Search usage (Basic, 4 units)', 2920, 294.92],
      ['Image extraction (first 1M)', 1000, 1000],
      ['Image extraction (next 4M)', 4000, 3200],
      ['Image extraction (over 5M)', 1000, 650],
    ],
  ],
  [
    'eventhub-namespace',
    'eastus',
    { sku: 'Standard', capacity: 2, capture: true },
    { monthly_ingress_events: 1e8 },
    [
      ['Capacity (Standard)', 2, 43.8],
      ['Ingress event (Standard)', 100, 2.8],
      ['Capture', 2, 146],
    ],
  ],
  [
    'eventhub-namespace',
    'eastus',
    { sku: 'Basic', capture: true },
    { throughput_or_capacity_units: 3, capture_enabled: true },
    [
      ['Capacity (Basic)', 3, 32.85],
      ['Ingress event (Basic)', null, null],
    ],
  ],
  [
    'eventhub-namespace',
    'eastus',
    { sku: 'Premium', capacity: 2 },
    { retention_storage_gb: 3048 },
    [
      ['Capacity (Premium)', 2, 1499.42],
      ['Extended retention', 1000, 100],
    ],
  ],
  [
    'servicebus-namespace',
    'westeurope',
    { sku: 'Standard' },
    { monthly_messaging_operations: 3_000_000_000, monthly_brokered_connections: 600_000 },
    [
      ['Base charge', 730, 9.8112],
      ['Messaging operations (13M-100M)', 87, 69.6],
      ['Messaging operations (100M-2,500M)', 2400, 1200],
      ['Messaging operations (over 2,500M)', 500, 100],
      ['Brokered connections (1K-100K)', 99_000, 2970],
      ['Brokered connections (100K-500K)', 400_000, 6000],
      ['Brokered connections (over 500K)', 100_000, 2500],
    ],
  ],
  [
    'servicebus-namespace',
    'westeurope',
    { sku: 'Basic' },
    { monthly_messaging_operations: 2e8 },
    [['Messaging operations', 200, 10]],
  ],
  [
    'servicebus-namespace',
    'westeurope',
    { sku: 'Premium', capacity: 4 },
    {},
    [['Messaging units', 4, 2708.3]],
  ],
  ['eventgrid-topic', 'westeurope', {}, { monthly_operations: 820_000 }, [['Operations', 8, 0.48]]],
  ['eventgrid-topic', 'westeurope', {}, { monthly_operations: 99_000 }, [['Operations', 0, 0]]],
  ['iothub', 'westeurope', { sku: 'S1', capacity: 4 }, {}, [['IoT Hub', 4, 100]]],
  [
    'iothub-dps',
    'westeurope',
    {},
    { monthly_operations: 50_000 },
    [['Device provisioning', 50, 5]],
  ],
  [
    'signalr-service',
    'westeurope',
    { sku: 'Premium_P1', capacity: 5 },
    { monthly_additional_messages: 2_000_000 },
    [
      ['Service usage (Premium)', 5, 304.17],
      ['Additional messages (Premium)', 2, 2],
    ],
  ],
  [
    'notification-hub-namespace',
    'eastus',
    { sku: 'Standard' },
    { monthly_pushes: 210_000_000 },
    [
      ['Namespace usage (Standard)', 1, 200],
      ['Pushes (10-100M)', 90, 900],
      ['Pushes (over 100M)', 110, 275],
    ],
  ],
  [
    'notification-hub-namespace',
    'eastus',
    { sku: 'Basic' },
    { monthly_pushes: 5_000_000 },
    [
      ['Namespace usage (Basic)', 1, 10],
      ['Pushes (over 10M)', 0, 0],
    ],
  ],
  [
    'recovery-services-vault',
    'westeurope',
    {
      redundancy: 'LRS',
      machines: [
        { name: 'a', diskGb: 40 },
        { name: 'b', diskGb: 178 },
        { name: 'c', diskGb: 600 },
      ],
    },
    {},
    [
      ['a > Instance backup (under 50 GB)', 1, 5],
      ['a > LRS data stored', 40, 0.896],
      ['b > Instance backup (under 500 GB)', 1, 10],
      ['b > LRS data stored', 178, 3.9872],
      ['c > Instance backup (over 500 GB)', 2, 20],
      ['c > LRS data stored', 600, 13.44],
    ],
  ],
  [
    'app-configuration',
    'westeurope',
    { sku: 'standard', replicaCount: 3 },
    { monthly_additional_requests: 30_000 },
    [
      ['Instance (3 replicas)', 120, 144],
      ['Requests (over 200k/day per replica)', 3, 0.18],
    ],
  ],
  [
    'api-management',
    'eastus',
    { tier: 'Premium', capacity: 2, additionalLocations: [{ region: 'eastus', capacity: 1 }] },
    { self_hosted_gateway_count: 3 },
    [
      ['API management (premium)', 2, 5590.34],
      ['API management (premium), East US', 1, 2795.17],
      ['Self hosted gateway', 3, 750],
    ],
  ],
  [
    'api-management',
    'eastus',
    { tier: 'Consumption', capacity: 0 },
    { monthly_api_calls: 1e7 },
    [['API management (consumption)', 10, 35]],
  ],
]

test.each(bills)('%s in %s with %j and %j', (kind, region, settings, usage, expected) => {
  const bill = billOf(cost(kind, region, settings, usage))
  expect(bill.map(([name, quantity, , , monthly]) => [name, quantity, monthly])).toEqual(expected)
})
