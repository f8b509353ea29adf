import { googleKmsKey } from '@backarch/services-topology'

import { blockAt, choiceAt, textAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

export const googleKmsKeyMapping = defineNode({
  types: ['google_kms_crypto_key'],
  kind: googleKmsKey,
  named: ['name'],
  settings: (attributes) => {
    const template = blockAt(attributes, 'version_template')
    return {
      protectionLevel: choiceAt(
        template,
        'protection_level',
        ['SOFTWARE', 'HSM', 'EXTERNAL', 'EXTERNAL_VPC'],
        'SOFTWARE',
      ),
      algorithm: textAt(template, 'algorithm', 'GOOGLE_SYMMETRIC_ENCRYPTION'),
    }
  },
})
