import { z } from 'zod'

import { choiceSetting, flagSetting, quantity, textListSetting } from '../fields.ts'
import { defineKind } from '../kind.ts'

const byEdge = z
  .strictObject({
    us: quantity(),
    europe: quantity(),
    south_africa: quantity(),
    south_america: quantity(),
    japan: quantity(),
    australia: quantity(),
    asia_pacific: quantity(),
    india: quantity(),
  })
  .optional()

export const awsCloudfrontDistribution = defineKind({
  id: 'aws.cloudfront-distribution',
  label: 'CloudFront distribution',
  provider: 'aws',
  category: 'cdn',
  traffic: 'edge',
  settings: z.strictObject({
    priceClass: choiceSetting(
      ['PriceClass_All', 'PriceClass_200', 'PriceClass_100'],
      'PriceClass_All',
    ),
    /** Regions of the origins' shields; empty when no origin has one. */
    originShieldRegions: textListSetting(),
    /** A certificate on dedicated addresses (`ssl_support_method = "vip"`). */
    dedicatedIpCertificate: flagSetting(false),
    fieldLevelEncryption: flagSetting(false),
    realtimeLogs: flagSetting(false),
  }),
  usage: z.strictObject({
    monthly_data_transfer_to_internet_gb: byEdge,
    monthly_data_transfer_to_origin_gb: byEdge,
    monthly_http_requests: byEdge,
    monthly_https_requests: byEdge,
    monthly_shield_requests: z
      .strictObject({
        us: quantity(),
        europe: quantity(),
        south_america: quantity(),
        japan: quantity(),
        australia: quantity(),
        singapore: quantity(),
        south_korea: quantity(),
        india: quantity(),
      })
      .optional(),
    /** Paths. */
    monthly_invalidation_requests: quantity(),
    monthly_encryption_requests: quantity(),
    monthly_log_lines: quantity(),
    custom_ssl_certificates: quantity(),
  }),
})
