import { awsEbsVolume } from '@backarch/services-topology'

import { choiceAt, numberAt, textAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'
import { volumeTypes } from '../shapes/block-device.ts'

export const awsEbsVolumeMapping = defineNode({
  types: ['aws_ebs_volume'],
  kind: awsEbsVolume,
  named: ['tags.Name'],
  settings: (attributes) => ({
    volumeType: choiceAt(attributes, 'type', volumeTypes, 'gp2'),
    sizeGb: numberAt(attributes, 'size'),
    iops: numberAt(attributes, 'iops', 0),
    throughput: numberAt(attributes, 'throughput', 0),
    availabilityZone: textAt(attributes, 'availability_zone'),
  }),
})
