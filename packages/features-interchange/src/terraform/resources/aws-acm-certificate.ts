import type { PropertyMapping } from '../mapping/mapping.ts'

/** A public certificate is free and belongs to what presents it; one of a private authority is billed. */
export const awsAcmCertificate: PropertyMapping = {
  outcome: 'property',
  types: ['aws_acm_certificate'],
  of: [],
  free: (attributes) => attributes.read('certificate_authority_arn') === undefined,
}
