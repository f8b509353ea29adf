import { awsPrivateCa } from '@backarch/services-topology'

import { choiceAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

export const awsAcmpcaCertificateAuthority = defineNode({
  types: ['aws_acmpca_certificate_authority'],
  kind: awsPrivateCa,
  named: ['tags.Name'],
  links: { revocation_configuration: { direction: 'to', mode: 'data' } },
  settings: (attributes) => ({
    usageMode: choiceAt(
      attributes,
      'usage_mode',
      ['GENERAL_PURPOSE', 'SHORT_LIVED_CERTIFICATE'],
      'GENERAL_PURPOSE',
    ),
  }),
})
