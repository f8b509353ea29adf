import { googleCloudSql } from '@backarch/services-topology'

import { blockAt, choiceAt, flagAt, hasBlock, numberAt, textAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

export const googleCloudSqlMapping = defineNode({
  types: ['google_sql_database_instance'],
  kind: googleCloudSql,
  named: ['name'],
  links: { master_instance_name: { direction: 'from', mode: 'data' } },
  settings: (attributes) => {
    const settings = blockAt(attributes, 'settings')
    return {
      databaseVersion: textAt(attributes, 'database_version'),
      tier: textAt(settings, 'tier'),
      edition: choiceAt(settings, 'edition', ['ENTERPRISE', 'ENTERPRISE_PLUS'], 'ENTERPRISE'),
      availability: choiceAt(settings, 'availability_type', ['ZONAL', 'REGIONAL'], 'ZONAL'),
      diskType: choiceAt(
        settings,
        'disk_type',
        ['PD_SSD', 'PD_HDD', 'HYPERDISK_BALANCED'],
        'PD_SSD',
      ),
      diskSizeGb: numberAt(settings, 'disk_size', 10),
      publicAddress: flagAt(blockAt(settings, 'ip_configuration'), 'ipv4_enabled', true),
      // An instance with a master is the replica itself.
      replica:
        hasBlock(attributes, 'replica_configuration') &&
        attributes.read('master_instance_name') === undefined,
    }
  },
})
