import { awsDirectory } from '@backarch/services-topology'

import { choiceAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

export const awsDirectoryServiceDirectory = defineNode({
  types: ['aws_directory_service_directory'],
  kind: awsDirectory,
  named: ['name'],
  settings: (attributes) => ({
    directoryType: choiceAt(
      attributes,
      'type',
      ['SimpleAD', 'ADConnector', 'MicrosoftAD'],
      'SimpleAD',
    ),
    size: choiceAt(attributes, 'size', ['Small', 'Large'], 'Large'),
    edition: choiceAt(attributes, 'edition', ['Standard', 'Enterprise'], 'Enterprise'),
  }),
})
