import type { GraphNode } from '@backarch/services-topology/schemas'

import { nodeOf } from '../node-of.ts'

const westus = { region: 'westus' }
const eastus = { region: 'eastus' }
const westeurope = { region: 'westeurope' }

export const azureData: readonly GraphNode[] = [
  nodeOf(
    'azure.storage-account',
    {},
    { ...westus, usage: { storage_gb: 600_000, monthly_write_operations: 1e6 } },
  ),
  nodeOf('azure.storage-account', { accessTier: 'Cool' }, westus),
  nodeOf(
    'azure.storage-account',
    { accountKind: 'FileStorage', accessTier: 'Cool' },
    { ...westus, usage: { data_at_rest_storage_gb: 1000 } },
  ),
  nodeOf('azure.storage-queue', { replicationType: 'GRS' }, westus),
  nodeOf('azure.storage-share', { accessTier: 'Premium', quotaGb: 100 }, westus),
  nodeOf('azure.storage-table', {}, westeurope),
  ...(['provisioned', 'serverless'] as const).map((capacityMode) =>
    nodeOf(
      'azure.cosmosdb-container',
      {
        capacityMode,
        throughput: 1000,
        locations: [{ region: 'westus' }, { region: 'centralus', zoneRedundant: true }],
        analyticalStorage: capacityMode === 'serverless',
        backupType: 'Continuous',
      },
      { ...eastus, usage: { storage_gb: 100 } },
    ),
  ),
  nodeOf('azure.sql-database', { sku: 'P6', maxSizeGb: 1024 }, eastus),
  nodeOf('azure.sql-database', { sku: 'GP_Gen5_4', zoneRedundant: true }, eastus),
  nodeOf(
    'azure.sql-elastic-pool',
    { sku: 'StandardPool', capacity: 200, maxSizeGb: 300 },
    westeurope,
  ),
  nodeOf(
    'azure.sql-managed-instance',
    { sku: 'GP_Gen5', vcores: 4, storageGb: 64, backupRedundancy: 'LRS' },
    westeurope,
  ),
  ...(['mysql', 'postgresql', 'mariadb'] as const).flatMap((engine) => [
    nodeOf('azure.database-server', { engine, sku: 'GP_Gen5_4', storageGb: 100 }, eastus),
    nodeOf(
      'azure.database-server',
      { engine, flexible: true, sku: 'B_Standard_B1ms', storageGb: 32, iops: 500 },
      westus,
    ),
  ]),
  nodeOf('azure.redis-cache', { tier: 'Premium', size: 'P1', shards: 2 }, eastus),
  nodeOf('azure.managed-redis', { sku: 'Balanced_B3' }, eastus),
  nodeOf('azure.data-factory', {}, westeurope),
  nodeOf('azure.data-factory-runtime', {}, westeurope),
  nodeOf(
    'azure.data-factory-runtime',
    { runtimeType: 'managed', nodeSize: 'Standard_D8_v3' },
    westeurope,
  ),
  nodeOf('azure.search-service', { sku: 'basic' }, eastus),
  nodeOf('azure.eventhub-namespace', { sku: 'Standard', capture: true }, eastus),
  nodeOf('azure.eventhub-namespace', { sku: 'Premium' }, eastus),
  nodeOf('azure.servicebus-namespace', { sku: 'Standard' }, westeurope),
  nodeOf('azure.servicebus-namespace', { sku: 'Premium' }, westeurope),
  nodeOf('azure.eventgrid-topic', {}, westeurope),
  nodeOf('azure.iothub', { sku: 'S1', capacity: 4 }, westeurope),
  nodeOf('azure.iothub-dps', {}, westeurope),
  nodeOf('azure.signalr-service', { sku: 'Standard_S1' }, westeurope),
  nodeOf('azure.notification-hub-namespace', { sku: 'Standard' }, eastus),
  nodeOf(
    'azure.recovery-services-vault',
    { machines: [{ name: 'small', diskGb: 40 }] },
    westeurope,
  ),
  nodeOf('azure.app-configuration', { sku: 'standard' }, westeurope),
  nodeOf('azure.api-management', { tier: 'Premium' }, eastus),
  nodeOf('azure.api-management', { tier: 'Consumption', capacity: 0 }, eastus),
]
