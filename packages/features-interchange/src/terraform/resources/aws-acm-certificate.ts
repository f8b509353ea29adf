import { awsPrivateCertificate } from '@backarch/services-topology'

import { defineNode, type PropertyMapping } from '../mapping/mapping.ts'

const types = ['aws_acm_certificate']

/** A public certificate is free and belongs to what presents it; one of a private authority is billed. */
export const awsAcmCertificate: PropertyMapping = {
  outcome: 'property',
  types,
  of: [],
  billed: {
    when: ({ read }) => read('certificate_authority_arn') !== undefined,
    as: defineNode({
      types,
      kind: awsPrivateCertificate,
      named: ['domain_name'],
      links: { certificate_authority_arn: { direction: 'none' } },
      settings: () => ({}),
    }),
  },
}
