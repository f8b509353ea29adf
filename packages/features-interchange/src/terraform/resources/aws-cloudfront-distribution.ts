import { awsCloudfrontDistribution } from '@backarch/services-topology'

import {
  type Attributes,
  blockAt,
  blocksAt,
  choiceAt,
  flagAt,
  textAt,
} from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

/** Null when it is not known whether there is a shield, or where. */
function shieldRegions(attributes: Attributes): string[] | null {
  const origins = blocksAt(attributes, 'origin')
  if (origins === null) return null
  const regions = origins
    .map((origin) => blockAt(origin, 'origin_shield'))
    .map((shield) => ({ shield, enabled: flagAt(shield, 'enabled', false) }))
    .filter(({ enabled }) => enabled !== false)
    .map(({ shield, enabled }) => (enabled ? textAt(shield, 'origin_shield_region') : null))
  const known = regions.filter((region) => region !== null)
  return known.length === regions.length ? known : null
}

/** True when any cache behaviour names what the argument asks for. */
function anyBehaviour(attributes: Attributes, argument: string): boolean {
  const behaviours = [
    blockAt(attributes, 'default_cache_behavior'),
    ...(blocksAt(attributes, 'ordered_cache_behavior') ?? []),
  ]
  return behaviours.some((behaviour) => behaviour.read(argument) !== undefined)
}

function dedicatedIpCertificate(attributes: Attributes): boolean | null {
  const methods = ['sni-only', 'vip', 'static-ip'] as const
  const certificate = blockAt(attributes, 'viewer_certificate')
  const method = choiceAt(certificate, 'ssl_support_method', methods, 'sni-only')
  return method === null ? null : method === 'vip'
}

export const awsCloudfrontDistributionMapping = defineNode({
  types: ['aws_cloudfront_distribution'],
  kind: awsCloudfrontDistribution,
  named: ['comment'],
  global: true,
  links: {
    logging_config: { direction: 'to', mode: 'data' },
    origin: { direction: 'to', mode: 'sync', protocol: 'https' },
  },
  settings: (attributes) => ({
    priceClass: choiceAt(
      attributes,
      'price_class',
      ['PriceClass_All', 'PriceClass_200', 'PriceClass_100'],
      'PriceClass_All',
    ),
    originShieldRegions: shieldRegions(attributes),
    dedicatedIpCertificate: dedicatedIpCertificate(attributes),
    fieldLevelEncryption: anyBehaviour(attributes, 'field_level_encryption_id'),
    realtimeLogs: anyBehaviour(attributes, 'realtime_log_config_arn'),
  }),
})
