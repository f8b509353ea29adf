import { azureSqlDatabase } from '@backarch/services-topology'

import {
  type Attributes,
  choiceAt,
  countAt,
  flagAt,
  numberAt,
  textAt,
} from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

/** The size that an edition stands for when none is named. */
const sizeOfEdition: ReadonlyMap<string, string> = new Map([
  ['basic', 'Basic'],
  ['standard', 'S0'],
  ['premium', 'P1'],
  ['generalpurpose', 'GP_Gen5_2'],
  ['businesscritical', 'BC_Gen5_2'],
  ['hyperscale', 'HS_Gen5_2'],
])

const redundancies: ReadonlyMap<string, 'LRS' | 'ZRS' | 'RA-GRS' | 'RA-GZRS'> = new Map([
  ['local', 'LRS'],
  ['lrs', 'LRS'],
  ['zone', 'ZRS'],
  ['zrs', 'ZRS'],
  ['geo', 'RA-GRS'],
  ['grs', 'RA-GRS'],
  ['geozone', 'RA-GZRS'],
  ['gzrs', 'RA-GZRS'],
])

function maxSizeGb(attributes: Attributes): number | null {
  const bytes = numberAt(attributes, 'max_size_bytes', 0)
  return numberAt(attributes, 'max_size_gb', bytes === null ? null : bytes / 1024 ** 3)
}

function inPool(attributes: Attributes, argument: string): boolean {
  return attributes.read(argument) !== undefined
}

/** Of the resource that the provider has given up; it tells no licence, and Infracost counts none. */
const azureSqlDatabaseOfOld = defineNode({
  types: ['azurerm_sql_database'],
  kind: azureSqlDatabase,
  named: ['name'],
  links: { server_name: { direction: 'none' }, elastic_pool_name: { direction: 'none' } },
  settings: (attributes) => {
    const edition = textAt(attributes, 'edition', 'GeneralPurpose')
    const ofEdition = edition === null ? null : (sizeOfEdition.get(edition.toLowerCase()) ?? null)
    return {
      sku: textAt(attributes, 'requested_service_objective_name', ofEdition),
      elasticPool: inPool(attributes, 'elastic_pool_name'),
      licenseType: 'BasePrice' as const,
      maxSizeGb: maxSizeGb(attributes),
      zoneRedundant: flagAt(attributes, 'zone_redundant', false),
      readReplicaCount: 0,
      backupRedundancy: 'RA-GRS' as const,
    }
  },
})

const azureMssqlDatabase = defineNode({
  types: ['azurerm_mssql_database'],
  kind: azureSqlDatabase,
  named: ['name'],
  links: { server_id: { direction: 'none' }, elastic_pool_id: { direction: 'none' } },
  settings: (attributes) => {
    // Without a size Infracost takes the smallest one that is billed by use, as the portal does.
    const sku = textAt(attributes, 'sku_name', 'GP_S_Gen5_2')
    const redundancy = textAt(attributes, 'storage_account_type', 'Geo')
    return {
      sku,
      elasticPool: inPool(attributes, 'elastic_pool_id') || sku?.toLowerCase() === 'elasticpool',
      licenseType: choiceAt(
        attributes,
        'license_type',
        ['LicenseIncluded', 'BasePrice'],
        'LicenseIncluded',
      ),
      maxSizeGb: maxSizeGb(attributes),
      zoneRedundant: flagAt(attributes, 'zone_redundant', false),
      readReplicaCount: countAt(attributes, 'read_replica_count', 0),
      backupRedundancy:
        redundancy === null ? null : (redundancies.get(redundancy.toLowerCase()) ?? null),
    }
  },
})

export const azureSqlDatabaseMappings = [azureSqlDatabaseOfOld, azureMssqlDatabase]
