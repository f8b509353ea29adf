import { awsEksFargateProfile } from '@backarch/services-topology'

import { defineNode } from '../mapping/mapping.ts'

export const awsEksFargateProfileMapping = defineNode({
  types: ['aws_eks_fargate_profile'],
  kind: awsEksFargateProfile,
  named: ['fargate_profile_name'],
  links: { cluster_name: { direction: 'from', protocol: null } },
  settings: () => ({}),
})
