import { awsFsxFileSystem } from '@backarch/services-topology'

import { blockAt, choiceAt, numberAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

const deployments = [
  'SINGLE_AZ_1',
  'SINGLE_AZ_2',
  'SINGLE_AZ_HA_1',
  'SINGLE_AZ_HA_2',
  'MULTI_AZ_1',
] as const

export const awsFsxMappings = [
  defineNode({
    types: ['aws_fsx_openzfs_file_system'],
    kind: awsFsxFileSystem,
    named: ['tags.Name'],
    settings: (attributes) => ({
      system: 'openzfs' as const,
      deployment: choiceAt(attributes, 'deployment_type', deployments, null),
      storageType: choiceAt(attributes, 'storage_type', ['SSD', 'HDD'], 'SSD'),
      storageGb: numberAt(attributes, 'storage_capacity'),
      throughput: numberAt(attributes, 'throughput_capacity'),
      iops: numberAt(blockAt(attributes, 'disk_iops_configuration'), 'iops', 0),
      compression: isCompressed(
        choiceAt(
          blockAt(attributes, 'root_volume_configuration'),
          'data_compression_type',
          ['NONE', 'LZ4', 'ZSTD'],
          'NONE',
        ),
      ),
    }),
  }),
  defineNode({
    types: ['aws_fsx_windows_file_system'],
    kind: awsFsxFileSystem,
    named: ['tags.Name'],
    settings: (attributes) => ({
      system: 'windows' as const,
      deployment: choiceAt(attributes, 'deployment_type', deployments, 'SINGLE_AZ_1'),
      storageType: choiceAt(attributes, 'storage_type', ['SSD', 'HDD'], 'SSD'),
      storageGb: numberAt(attributes, 'storage_capacity'),
      throughput: numberAt(attributes, 'throughput_capacity'),
      iops: numberAt(blockAt(attributes, 'disk_iops_configuration'), 'iops', 0),
    }),
  }),
]

/** What ZSTD saves is nowhere said. */
function isCompressed(compression: 'NONE' | 'LZ4' | 'ZSTD' | null): boolean | null {
  return compression === 'NONE' ? false : compression === 'LZ4' ? true : null
}
