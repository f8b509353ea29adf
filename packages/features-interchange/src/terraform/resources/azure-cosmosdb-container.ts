import { azureCosmosdbContainer } from '@backarch/services-topology'

import {
  type Attributes,
  blockAt,
  blocksAt,
  choiceAt,
  countAt,
  flagAt,
  hasBlock,
  noAttributes,
  numberAt,
  textAt,
} from '../mapping/attributes.ts'
import { defineNode, type MappingContext } from '../mapping/mapping.ts'
import { ownerAt } from '../mapping/owner.ts'
import { regionOfResource } from '../mapping/regions.ts'
import type { Resource } from '../project/resource.ts'

/** What holds a container, and may lend it throughput: by the container's type, argument and type. */
const databases = {
  azurerm_cosmosdb_cassandra_table: [
    'cassandra_keyspace_id',
    'azurerm_cosmosdb_cassandra_keyspace',
  ],
  azurerm_cosmosdb_gremlin_graph: ['database_name', 'azurerm_cosmosdb_gremlin_database'],
  azurerm_cosmosdb_mongo_collection: ['database_name', 'azurerm_cosmosdb_mongo_database'],
  azurerm_cosmosdb_sql_container: ['database_name', 'azurerm_cosmosdb_sql_database'],
} as const

/** What Azure provisions for a container that says nothing and whose database shares nothing. */
const leastThroughput = 400

function databaseOf(attributes: Attributes, context: MappingContext): Resource | undefined {
  const own = context.project.find(context.address)?.type
  const [, [argument, type] = ['', '']] =
    Object.entries(databases).find(([container]) => container === own) ?? []
  return argument === '' ? undefined : ownerAt(attributes, argument, [type], context)
}

function accountOf(attributes: Attributes, context: MappingContext): Resource | undefined {
  const account = ownerAt(attributes, 'account_name', ['azurerm_cosmosdb_account'], context)
  if (account !== undefined) return account
  const database = databaseOf(attributes, context)
  return database === undefined
    ? undefined
    : ownerAt(
        context.attributesOf(database.address),
        'account_name',
        ['azurerm_cosmosdb_account'],
        context,
      )
}

function hasThroughput(attributes: Attributes): boolean {
  return attributes.read('throughput') !== undefined || hasBlock(attributes, 'autoscale_settings')
}

function capacity(attributes: Attributes, account: Attributes, context: MappingContext) {
  const capabilities = blocksAt(account, 'capabilities')
  if (capabilities === null) return { capacityMode: null, throughput: null }
  if (capabilities.some((one) => textAt(one, 'name')?.toLowerCase() === 'enableserverless')) {
    return { capacityMode: 'serverless', throughput: 0 } as const
  }
  if (attributes.read('throughput') !== undefined) {
    return { capacityMode: 'provisioned', throughput: numberAt(attributes, 'throughput') } as const
  }
  if (hasBlock(attributes, 'autoscale_settings')) {
    const throughput = numberAt(blockAt(attributes, 'autoscale_settings'), 'max_throughput')
    return { capacityMode: 'autoscale', throughput } as const
  }
  const type = context.project.find(context.address)?.type ?? ''
  const inDatabase = Object.keys(databases).includes(type)
  if (!inDatabase && type !== 'azurerm_cosmosdb_table') {
    return { capacityMode: 'none', throughput: 0 } as const
  }
  const database = databaseOf(attributes, context)
  if (inDatabase && database === undefined) return { capacityMode: null, throughput: null }
  const shared = database !== undefined && hasThroughput(context.attributesOf(database.address))
  return shared
    ? ({ capacityMode: 'none', throughput: 0 } as const)
    : ({ capacityMode: 'provisioned', throughput: leastThroughput } as const)
}

/** The region that is written to comes first. */
function locations(account: Resource, attributes: Attributes, context: MappingContext) {
  const blocks = blocksAt(attributes, 'geo_location')
  if (blocks === null) return null
  if (blocks.length === 0) {
    return [{ region: regionOfResource(account, context.project), zoneRedundant: false }]
  }
  return blocks
    .map((block) => ({ block, priority: countAt(block, 'failover_priority', 0) ?? 0 }))
    .toSorted((one, other) => one.priority - other.priority)
    .map(({ block }) => ({
      region: textAt(block, 'location')?.toLowerCase().replaceAll(' ', '') ?? null,
      zoneRedundant: flagAt(block, 'zone_redundant', false),
    }))
}

export const azureCosmosdbContainerMapping = defineNode({
  types: [
    ...Object.keys(databases),
    'azurerm_cosmosdb_cassandra_keyspace',
    'azurerm_cosmosdb_gremlin_database',
    'azurerm_cosmosdb_mongo_database',
    'azurerm_cosmosdb_sql_database',
    'azurerm_cosmosdb_table',
  ],
  kind: azureCosmosdbContainer,
  named: ['name'],
  links: {
    account_name: { direction: 'none' },
    cassandra_keyspace_id: { direction: 'none' },
    database_name: { direction: 'none' },
  },
  settings: (attributes, context) => {
    const resource = accountOf(attributes, context)
    if (resource === undefined) return { capacityMode: null, throughput: null, locations: null }
    const account = context.attributesOf(resource.address)
    const backup = hasBlock(account, 'backup') ? blockAt(account, 'backup') : noAttributes
    return {
      ...capacity(attributes, account, context),
      locations: locations(resource, account, context),
      // The provider has renamed it.
      multipleWriteLocations: flagAt(
        account,
        'multiple_write_locations_enabled',
        flagAt(account, 'enable_multiple_write_locations', false),
      ),
      analyticalStorage: flagAt(account, 'analytical_storage_enabled', false),
      backupType: choiceAt(backup, 'type', ['Periodic', 'Continuous'], 'Periodic'),
      backupIntervalMinutes: numberAt(backup, 'interval_in_minutes', 240),
      backupRetentionHours: numberAt(backup, 'retention_in_hours', 8),
    }
  },
})
