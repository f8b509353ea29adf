import { describe, expect, it } from 'vitest'

import { importNode } from '../import-text.ts'

const resource = (type: string, name: string, body: string) =>
  `resource "azurerm_${type}" "${name}" {\n${body}\n}\n`
const settingsOf = async (code: string, address?: string) =>
  (await importNode(code, address)).settings

describe('Azure data services with their own settings', () => {
  it.each([
    [
      'storage_account',
      'account_tier = "Premium"\n account_kind = "FileStorage"\n account_replication_type = "ZRS"',
      { accountKind: 'FileStorage', accountTier: 'Premium', replicationType: 'ZRS' },
    ],
    [
      'storage_account',
      'account_tier = "standard"\n account_replication_type = "lrs"\n nfsv3_enabled = true',
      { accountTier: 'Standard', accessTier: 'Hot', hierarchicalNamespace: true },
    ],
    [
      'sql_database',
      'edition = "Premium"\n max_size_bytes = "10737418240"',
      { sku: 'P1', maxSizeGb: 10, licenseType: 'BasePrice', elasticPool: false },
    ],
    ['sql_database', 'requested_service_objective_name = "S3"', { sku: 'S3' }],
    ['sql_database', 'elastic_pool_name = "pool"', { elasticPool: true }],
    [
      'mssql_database',
      'storage_account_type = "Zone"\n read_replica_count = 2\n sku_name = "HS_Gen5_2"',
      { sku: 'HS_Gen5_2', readReplicaCount: 2, backupRedundancy: 'ZRS', maxSizeGb: 0 },
    ],
    ['mssql_database', 'sku_name = "ElasticPool"', { elasticPool: true }],
    ['mssql_database', '', { sku: 'GP_S_Gen5_2', licenseType: 'LicenseIncluded' }],
    [
      'sql_elasticpool',
      'edition = "Standard"\n dtu = 200\n pool_size = 307200',
      { sku: 'StandardPool', capacity: 200, maxSizeGb: 300 },
    ],
    [
      'mssql_elasticpool',
      'sku {\n name = "GP_Gen5"\n capacity = 4\n}\n max_size_gb = 100\n license_type = "BasePrice"',
      { sku: 'GP_Gen5', capacity: 4, maxSizeGb: 100, licenseType: 'BasePrice' },
    ],
    [
      'mssql_managed_instance',
      'sku_name = "GP_Gen5"\n vcores = 4\n storage_size_in_gb = 64\n license_type = "BasePrice"',
      { sku: 'GP_Gen5', vcores: 4, storageGb: 64, backupRedundancy: 'GRS' },
    ],
    [
      'mariadb_server',
      'sku_name = "B_Gen5_2"\n storage_mb = 5120\n geo_redundant_backup_enabled = true',
      { engine: 'mariadb', flexible: false, storageGb: 5, geoRedundantBackup: true },
    ],
    [
      'postgresql_server',
      'sku_name = "GP_Gen5_4"\n storage_profile {\n storage_mb = 10240\n geo_redundant_backup = "Enabled"\n}',
      { engine: 'postgresql', storageGb: 10, geoRedundantBackup: true },
    ],
    [
      'mysql_flexible_server',
      'sku_name = "GP_Standard_D2ads_v5"\n high_availability {\n mode = "ZoneRedundant"\n}',
      { flexible: true, storageGb: 20, iops: 0, highAvailability: 'ZoneRedundant' },
    ],
    [
      'postgresql_flexible_server',
      'sku_name = "B_Standard_B1ms"',
      { engine: 'postgresql', flexible: true, storageGb: 0, highAvailability: 'Disabled' },
    ],
    [
      'redis_cache',
      'sku_name = "Premium"\n family = "P"\n capacity = 2\n shard_count = 3\n replicas_per_master = 2',
      { tier: 'Premium', size: 'P2', shards: 3, replicasPerPrimary: 2 },
    ],
    [
      'managed_redis',
      'sku_name = "Balanced_B3"\n high_availability_enabled = false',
      { sku: 'Balanced_B3', highAvailability: false },
    ],
    [
      'data_factory_integration_runtime_azure',
      'compute_type = "MemoryOptimized"\n core_count = 272',
      { runtimeType: 'azure', computeType: 'MemoryOptimized', coreCount: 272 },
    ],
    [
      'data_factory_integration_runtime_managed',
      'node_size = "Standard_D8_v3"\n edition = "Enterprise"',
      { runtimeType: 'managed', nodeSize: 'Standard_D8_v3', nodeCount: 1, edition: 'Enterprise' },
    ],
    ['data_factory_integration_runtime_self_hosted', '', { runtimeType: 'self-hosted' }],
    [
      'search_service',
      'sku = "standard2"\n replica_count = 2',
      { sku: 'standard2', replicaCount: 2, partitionCount: 1 },
    ],
    [
      'eventhub_namespace',
      'sku = "Standard"\n dedicated_cluster_id = "cluster"',
      { sku: 'Dedicated', capacity: 1, capture: false },
    ],
    ['servicebus_namespace', 'sku = "Premium"\n capacity = 4', { sku: 'Premium', capacity: 4 }],
    ['iothub', 'sku {\n name = "S1"\n capacity = 4\n}', { sku: 'S1', capacity: 4 }],
    ['signalr_service', 'sku {\n name = "Premium_P1"\n}', { sku: 'Premium_P1', capacity: 1 }],
    ['notification_hub_namespace', 'sku_name = "Basic"', { sku: 'Basic' }],
    [
      'app_configuration',
      'sku = "standard"\n replica {\n location = "westus"\n}',
      { sku: 'standard', replicaCount: 1 },
    ],
    [
      'api_management',
      'sku_name = "Premium_2"\n additional_location {\n location = "West US"\n}',
      {
        tier: 'Premium',
        capacity: 2,
        additionalLocations: [{ region: 'westus', capacity: 2 }],
      },
    ],
    ['recovery_services_vault', 'storage_mode_type = "ZoneRedundant"', { redundancy: 'ZRS' }],
    ['recovery_services_vault', 'cross_region_restore_enabled = true', { redundancy: 'RA-GRS' }],
  ])('%s with %s', async (type, body, expected) => {
    expect(await settingsOf(resource(type, 'c', body))).toMatchObject(expected)
  })

  it.each([
    ['storage_account', 'account_replication_type = var.x', 'replicationType'],
    ['mssql_database', 'sku_name = var.x', 'sku'],
    ['sql_elasticpool', 'edition = var.x', 'sku'],
    ['postgresql_flexible_server', 'storage_mb = var.x', 'storageGb'],
    ['mysql_flexible_server', 'high_availability {\n mode = var.x\n}', 'highAvailability'],
    ['redis_cache', 'family = "C"\n capacity = var.x', 'size'],
    ['api_management', 'sku_name = var.x', 'tier'],
    ['app_configuration', 'sku = var.x', 'sku'],
    ['recovery_services_vault', 'storage_mode_type = var.x', 'redundancy'],
  ])('%s with %s has an unknown %s', async (type, body, setting) => {
    const settings = await settingsOf(`variable "x" {}\n${resource(type, 'c', body)}`)
    expect(settings[setting]).toBeNull()
  })
})
