import { awsEbsSnapshot } from '@backarch/services-topology'

import { type Attributes, noAttributes, numberAt } from '../mapping/attributes.ts'
import { defineNode, type MappingContext } from '../mapping/mapping.ts'
import { referencedAt } from '../mapping/referenced.ts'

/** More copies of copies than anybody makes. */
const longestChain = 20

/** The size of the volume that a chain of snapshots begins with. */
function volumeSize(attributes: Attributes, context: MappingContext): number | null {
  let at = attributes
  for (let step = 0; step < longestChain; step++) {
    const volume = referencedAt(at, context, 'volume_id', 'aws_ebs_volume')
    if (volume !== noAttributes) return numberAt(volume, 'size')
    const source = referencedAt(
      at,
      context,
      'source_snapshot_id',
      'aws_ebs_snapshot',
      'aws_ebs_snapshot_copy',
    )
    if (source === noAttributes) return null
    at = source
  }
  return null
}

export const awsEbsSnapshotMappings = [
  defineNode({
    types: ['aws_ebs_snapshot'],
    kind: awsEbsSnapshot,
    named: ['tags.Name'],
    links: { volume_id: { direction: 'from', mode: 'data' } },
    settings: (attributes, context) => ({ volumeSizeGb: volumeSize(attributes, context) }),
  }),
  defineNode({
    types: ['aws_ebs_snapshot_copy'],
    kind: awsEbsSnapshot,
    named: ['tags.Name'],
    links: { source_snapshot_id: { direction: 'from', mode: 'data' } },
    settings: (attributes, context) => ({
      volumeSizeGb: volumeSize(attributes, context),
      copy: true,
    }),
  }),
]
