import { azureSqlManagedInstance } from '@backarch/services-topology'

import { choiceAt, countAt, numberAt, textAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

export const azureSqlManagedInstanceMapping = defineNode({
  types: ['azurerm_sql_managed_instance', 'azurerm_mssql_managed_instance'],
  kind: azureSqlManagedInstance,
  named: ['name'],
  settings: (attributes) => ({
    sku: textAt(attributes, 'sku_name'),
    vcores: countAt(attributes, 'vcores'),
    storageGb: numberAt(attributes, 'storage_size_in_gb'),
    licenseType: choiceAt(attributes, 'license_type', ['LicenseIncluded', 'BasePrice'], null),
    backupRedundancy: choiceAt(
      attributes,
      'storage_account_type',
      ['LRS', 'ZRS', 'GRS', 'GZRS'],
      'GRS',
    ),
  }),
})
