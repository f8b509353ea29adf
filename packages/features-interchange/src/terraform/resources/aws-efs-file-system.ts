import { awsEfsFileSystem } from '@backarch/services-topology'

import { choiceAt, hasBlock, numberAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

export const awsEfsFileSystemMapping = defineNode({
  types: ['aws_efs_file_system'],
  kind: awsEfsFileSystem,
  named: ['tags.Name', 'creation_token'],
  settings: (attributes) => ({
    throughputMode: choiceAt(
      attributes,
      'throughput_mode',
      ['bursting', 'elastic', 'provisioned'],
      'bursting',
    ),
    provisionedThroughput: numberAt(attributes, 'provisioned_throughput_in_mibps'),
    oneZone: attributes.read('availability_zone_name') !== undefined,
    infrequentAccess: hasBlock(attributes, 'lifecycle_policy'),
  }),
})
