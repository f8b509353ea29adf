import { awsCloudfrontDistribution } from '@backarch/services-topology'
import type { z } from 'zod'

import { per, unknownSetting, used, type Line } from '../line.ts'
import { definePricer } from '../pricer.ts'
import { spreadOverTiers } from '../tiers.ts'

type Settings = z.output<typeof awsCloudfrontDistribution.settings>
type Usage = z.output<typeof awsCloudfrontDistribution.usage>
type Edge = keyof NonNullable<Usage['monthly_http_requests']>
type ShieldArea = keyof NonNullable<Usage['monthly_shield_requests']>

const service = 'aws.cloudfront'
const everywhere = 'global'

const edges: readonly (readonly [edge: Edge, label: string])[] = [
  ['us', 'US, Mexico, Canada'],
  ['europe', 'Europe, Israel'],
  ['south_africa', 'South Africa, Kenya, Middle East'],
  ['south_america', 'South America'],
  ['japan', 'Japan'],
  ['australia', 'Australia, New Zealand'],
  ['asia_pacific', 'Hong Kong, Philippines, Asia Pacific'],
  ['india', 'India'],
]

/** GB a month; a terabyte is 1024 of them. */
const transferTiers = [
  { label: 'first 10TB', size: 10 * 1024 },
  { label: 'next 40TB', size: 40 * 1024 },
  { label: 'next 100TB', size: 100 * 1024 },
  { label: 'next 350TB', size: 350 * 1024 },
  { label: 'next 524TB', size: 524 * 1024 },
  { label: 'next 4PB', size: 4096 * 1024 },
  { label: 'over 5PB', size: Infinity },
]

const invalidationTiers = [
  { label: 'first 1k', size: 1000 },
  { label: 'over 1k', size: Infinity },
]

/** Where an origin shield may stand, and the usage key of that area. */
const shieldAreas: Readonly<Record<string, readonly [area: ShieldArea, label: string]>> = {
  'us-east-1': ['us', 'US'],
  'us-east-2': ['us', 'US'],
  'us-west-2': ['us', 'US'],
  'eu-central-1': ['europe', 'Europe'],
  'eu-west-1': ['europe', 'Europe'],
  'eu-west-2': ['europe', 'Europe'],
  'sa-east-1': ['south_america', 'South America'],
  'ap-northeast-1': ['japan', 'Japan'],
  'ap-southeast-2': ['australia', 'Australia'],
  'ap-southeast-1': ['singapore', 'Singapore'],
  'ap-northeast-2': ['south_korea', 'South Korea'],
  'ap-south-1': ['india', 'India'],
}

function featureLines(settings: Settings, usage: Usage): Line[] {
  const lines: Line[] = []
  if (settings.fieldLevelEncryption !== false || usage.monthly_encryption_requests !== undefined) {
    lines.push(
      used({
        name: 'Field level encryption requests',
        unit: '10k requests',
        quantity: per(usage.monthly_encryption_requests, 10_000),
        price: {
          service,
          product: 'encryption-requests',
          key: 'encryption-requests',
          region: everywhere,
        },
      }),
    )
  }
  if (settings.realtimeLogs !== false || usage.monthly_log_lines !== undefined) {
    lines.push(
      used({
        name: 'Real-time log requests',
        unit: '1M lines',
        quantity: per(usage.monthly_log_lines, 1e6),
        price: { service, product: 'log-lines', key: 'log-lines', region: everywhere },
      }),
    )
  }
  const { dedicatedIpCertificate } = settings
  const certificates = usage.custom_ssl_certificates ?? (dedicatedIpCertificate ? 1 : undefined)
  if (certificates !== undefined || dedicatedIpCertificate === null) {
    lines.push(
      used({
        name: 'Dedicated IP custom SSLs',
        unit: 'certificates',
        quantity: certificates,
        price:
          certificates === undefined
            ? unknownSetting('dedicatedIpCertificate')
            : {
                service,
                product: 'dedicated-ip-certificates',
                key: 'dedicated-ip-certificates',
                region: everywhere,
              },
      }),
    )
  }
  return lines
}

/**
 * One line an area: the usage file counts shielded requests by area, so a second region in it adds nothing.
 * Without the regions nobody can say which of the file's areas are shielded.
 */
function shieldLines({ originShieldRegions }: Settings, usage: Usage): Line[] {
  if (originShieldRegions === null) {
    const price = unknownSetting('originShieldRegions')
    const name = 'Origin shield HTTP requests'
    return [used({ name, unit: '10k requests', quantity: undefined, price })]
  }
  const seen = new Set<string>()
  return originShieldRegions.flatMap((region) => {
    const area = shieldAreas[region]
    const [usageKey, label] = area ?? [undefined, 'unknown area']
    if (seen.has(usageKey ?? region)) return []
    seen.add(usageKey ?? region)
    const amount = usageKey === undefined ? undefined : usage.monthly_shield_requests?.[usageKey]
    return used({
      name: `Origin shield HTTP requests (${label} ${region})`,
      unit: '10k requests',
      quantity: per(amount, 10_000),
      price: { service, product: 'shield-requests', key: 'http', region },
    })
  })
}

function edgeLines(edge: Edge, label: string, usage: Usage): Line[] {
  const region = `edge:${edge}`
  const transfer = usage.monthly_data_transfer_to_internet_gb?.[edge]
  return [
    ...spreadOverTiers(transfer, transferTiers).map((tier) =>
      used({
        name: `${label} > Data transfer out to internet (${tier.label})`,
        unit: 'GB',
        quantity: tier.quantity,
        price: { service, product: 'transfer-to-internet', key: tier.label, region },
      }),
    ),
    used({
      name: `${label} > Data transfer out to origin`,
      unit: 'GB',
      quantity: usage.monthly_data_transfer_to_origin_gb?.[edge],
      price: { service, product: 'transfer-to-origin', key: 'transfer-to-origin', region },
    }),
    used({
      name: `${label} > HTTP requests`,
      unit: '10k requests',
      quantity: per(usage.monthly_http_requests?.[edge], 10_000),
      price: { service, product: 'requests', key: 'http', region },
    }),
    used({
      name: `${label} > HTTPS requests`,
      unit: '10k requests',
      quantity: per(usage.monthly_https_requests?.[edge], 10_000),
      price: { service, product: 'requests', key: 'https', region },
    }),
  ]
}

/** The edges that serve this distribution; its home market stands in while nobody has said. */
function servedEdges(usage: Usage) {
  const served = edges.filter(
    ([edge]) =>
      usage.monthly_data_transfer_to_internet_gb?.[edge] !== undefined ||
      usage.monthly_data_transfer_to_origin_gb?.[edge] !== undefined ||
      usage.monthly_http_requests?.[edge] !== undefined ||
      usage.monthly_https_requests?.[edge] !== undefined,
  )
  return served.length > 0 ? served : edges.slice(0, 1)
}

export const priceAwsCloudfrontDistribution = definePricer(
  awsCloudfrontDistribution,
  ({ settings, usage }) => [
    ...featureLines(settings, usage),
    ...shieldLines(settings, usage),
    ...spreadOverTiers(usage.monthly_invalidation_requests, invalidationTiers).map((tier) =>
      used({
        name: `Invalidation requests (${tier.label})`,
        unit: 'paths',
        quantity: tier.quantity,
        price: { service, product: 'invalidations', key: tier.label, region: everywhere },
      }),
    ),
    ...servedEdges(usage).flatMap(([edge, label]) => edgeLines(edge, label, usage)),
  ],
)
