import { azureDatabaseServer } from '@backarch/services-topology'

import {
  type Attributes,
  blockAt,
  choiceAt,
  flagAt,
  hasBlock,
  numberAt,
  textAt,
} from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

type Engine = 'mysql' | 'postgresql' | 'mariadb'

function gigabytes(megabytes: number | null): number | null {
  return megabytes === null ? null : megabytes / 1024
}

/** The provider once kept storage in a block, and said Enabled for true. */
function single(type: string, engine: Engine) {
  return defineNode({
    types: [type],
    kind: azureDatabaseServer,
    named: ['name'],
    settings: (attributes) => {
      const profile = blockAt(attributes, 'storage_profile')
      return {
        engine,
        flexible: false,
        sku: textAt(attributes, 'sku_name'),
        storageGb: gigabytes(
          numberAt(attributes, 'storage_mb', numberAt(profile, 'storage_mb', 0)),
        ),
        geoRedundantBackup: flagAt(
          attributes,
          'geo_redundant_backup_enabled',
          textAt(profile, 'geo_redundant_backup')?.toLowerCase() === 'enabled',
        ),
      }
    },
  })
}

function standby(attributes: Attributes) {
  if (!hasBlock(attributes, 'high_availability')) return 'Disabled' as const
  return choiceAt(
    blockAt(attributes, 'high_availability'),
    'mode',
    ['Disabled', 'SameZone', 'ZoneRedundant'],
    null,
  )
}

const flexibleMysql = defineNode({
  types: ['azurerm_mysql_flexible_server'],
  kind: azureDatabaseServer,
  named: ['name'],
  settings: (attributes) => {
    const storage = blockAt(attributes, 'storage')
    return {
      engine: 'mysql' as const,
      flexible: true,
      sku: textAt(attributes, 'sku_name'),
      // The least that Azure sells.
      storageGb: numberAt(storage, 'size_gb', 20),
      iops: numberAt(storage, 'iops', 0),
      geoRedundantBackup: flagAt(attributes, 'geo_redundant_backup_enabled', false),
      highAvailability: standby(attributes),
    }
  },
})

const flexiblePostgresql = defineNode({
  types: ['azurerm_postgresql_flexible_server'],
  kind: azureDatabaseServer,
  named: ['name'],
  settings: (attributes) => ({
    engine: 'postgresql' as const,
    flexible: true,
    sku: textAt(attributes, 'sku_name'),
    storageGb: gigabytes(numberAt(attributes, 'storage_mb', 0)),
    geoRedundantBackup: flagAt(attributes, 'geo_redundant_backup_enabled', false),
    highAvailability: standby(attributes),
  }),
})

export const azureDatabaseServerMappings = [
  single('azurerm_mysql_server', 'mysql'),
  single('azurerm_postgresql_server', 'postgresql'),
  single('azurerm_mariadb_server', 'mariadb'),
  flexibleMysql,
  flexiblePostgresql,
]
