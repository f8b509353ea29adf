import { azureSqlElasticPool } from '@backarch/services-topology'

import { blockAt, choiceAt, countAt, flagAt, numberAt, textAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

const azureSqlElasticPoolOfOld = defineNode({
  types: ['azurerm_sql_elasticpool'],
  kind: azureSqlElasticPool,
  named: ['name'],
  links: { server_name: { direction: 'none' } },
  settings: (attributes) => {
    const edition = choiceAt(attributes, 'edition', ['Basic', 'Standard', 'Premium'], null)
    const sizeMb = numberAt(attributes, 'pool_size', 0)
    return {
      sku: edition === null ? null : `${edition}Pool`,
      capacity: countAt(attributes, 'dtu'),
      maxSizeGb: sizeMb === null ? null : sizeMb / 1024,
    }
  },
})

const azureMssqlElasticPool = defineNode({
  types: ['azurerm_mssql_elasticpool'],
  kind: azureSqlElasticPool,
  named: ['name'],
  links: { server_name: { direction: 'none' } },
  settings: (attributes) => {
    const sku = blockAt(attributes, 'sku')
    const bytes = numberAt(attributes, 'max_size_bytes', 0)
    return {
      sku: textAt(sku, 'name'),
      capacity: countAt(sku, 'capacity'),
      maxSizeGb: numberAt(attributes, 'max_size_gb', bytes === null ? null : bytes / 1024 ** 3),
      licenseType: choiceAt(
        attributes,
        'license_type',
        ['LicenseIncluded', 'BasePrice'],
        'LicenseIncluded',
      ),
      zoneRedundant: flagAt(attributes, 'zone_redundant', false),
    }
  },
})

export const azureSqlElasticPoolMappings = [azureSqlElasticPoolOfOld, azureMssqlElasticPool]
