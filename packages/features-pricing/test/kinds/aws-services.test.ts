import { describe, expect, it, test } from 'vitest'

import { billOf, costOf } from '../cost-of.ts'

type Settings = Parameters<typeof costOf>[1]
type Usage = NonNullable<Parameters<typeof costOf>[2]>['usage']

const monthly = (kind: string, settings: Settings, usage: Usage = {}) =>
  costOf(kind, settings, { usage }).monthly
const status = (kind: string, settings: Settings, usage: Usage = {}) =>
  costOf(kind, settings, { usage }).status
const bill = (kind: string, settings: Settings, usage: Usage = {}) =>
  billOf(costOf(kind, settings, { usage }))

describe('what stands there all month', () => {
  it.each<readonly [string, Settings, number]>([
    ['aws.private-ca', {}, 400],
    ['aws.private-ca', { usageMode: 'SHORT_LIVED_CERTIFICATE' }, 50],
    ['aws.private-certificate', {}, 0.75],
    // 730 hours of 1.60
    ['aws.cloudhsm', {}, 1168],
    ['aws.grafana-workspace', {}, 9],
    ['aws.vpn-connection', {}, 36.5],
    ['aws.vpn-connection', { transitGateway: true }, 73],
    ['aws.client-vpn-endpoint', {}, 36.5],
    ['aws.client-vpn-association', {}, 73],
    ['aws.traffic-mirror-session', {}, 10.95],
    ['aws.transit-gateway-attachment', {}, 36.5],
    ['aws.transit-gateway-attachment', { attachment: 'peering' }, 36.5],
    ['aws.direct-connect', { bandwidth: '1Gbps', location: 'EqDC2' }, 219],
    // Two controllers
    ['aws.directory', { size: 'Small' }, 73],
    ['aws.directory', {}, 219],
    ['aws.directory', { directoryType: 'ADConnector', size: 'Small' }, 73],
    ['aws.directory', { directoryType: 'MicrosoftAD', edition: 'Standard' }, 87.6],
    ['aws.directory', { directoryType: 'MicrosoftAD' }, 292],
    ['aws.cloudwatch-dashboard', {}, 3],
    ['aws.metric-alarm', {}, 0.1],
    ['aws.metric-alarm', { metrics: 2 }, 0.2],
    ['aws.metric-alarm', { resolution: 'high' }, 0.3],
    // A metric and the two edges of its band
    ['aws.metric-alarm', { resolution: 'high', anomalyDetection: true }, 0.9],
    ['aws.global-accelerator', {}, 18.25],
    ['aws.network-firewall', { endpoints: 2 }, 576.7],
    ['aws.route53-health-check', {}, 0.5],
    ['aws.route53-health-check', { optionalFeatures: 4 }, 4.5],
    ['aws.route53-resolver-endpoint', {}, 182.5],
    ['aws.transfer-server', {}, 219],
    ['aws.transfer-server', { protocols: ['SFTP', 'FTPS', 'FTP'] }, 657],
    ['aws.web-acl', {}, 5],
    ['aws.web-acl', { rules: 3, ruleGroups: 1, managedRuleGroups: 2 }, 11],
    ['aws.web-acl', { generation: 'classic', rules: 3, ruleGroups: 1 }, 9],
  ])('%s with %j costs %d', (kind, settings, expected) => {
    expect(monthly(kind, settings)).toBe(expected)
  })
})

describe('what is billed by use', () => {
  it.each<readonly [string, Settings, Usage, number]>([
    ['aws.cloudhsm', {}, { monthly_hrs: 100 }, 160],
    [
      'aws.config-recorder',
      {},
      { monthly_config_items: 1000, monthly_custom_config_items: 500 },
      4.5,
    ],
    ['aws.grafana-workspace', {}, { editors_administrator_licenses: 2, viewer_licenses: 3 }, 33],
    ['aws.ssm-activation', {}, { instance_tier: 'advanced', instances: 100 }, 507.35],
    // 100 hours of storage and 2 × 10,000 reads
    [
      'aws.ssm-parameter',
      { tier: 'Advanced' },
      { parameter_storage_hrs: 100, monthly_api_interactions: 20_000 },
      0.10685,
    ],
    ['aws.vpn-connection', { transitGateway: true }, { monthly_data_processed_gb: 100 }, 75],
    ['aws.transit-gateway-attachment', {}, { monthly_data_processed_gb: 100 }, 38.5],
    [
      'aws.transit-gateway-attachment',
      { attachment: 'direct-connect' },
      { monthly_data_processed_gb: 50 },
      37.5,
    ],
    [
      'aws.directory',
      { directoryType: 'MicrosoftAD', edition: 'Standard' },
      { additional_domain_controllers: 4, shared_accounts: 8 },
      // 87.60 + 4 × 43.80 + 8 × 13.14
      367.92,
    ],
    ['aws.directory', { size: 'Small' }, { additional_domain_controllers: 3 }, 182.5],
    [
      'aws.cloudformation-stack',
      { resourceTypes: 'third-party' },
      { monthly_handler_operations: 10_000, monthly_duration_secs: 500 },
      9.04,
    ],
    ['aws.cloudfront-function', {}, { monthly_requests: 5_000_000 }, 0.5],
    [
      'aws.cloudtrail',
      { insightEvents: true },
      {
        monthly_additional_management_events: 200_000,
        monthly_data_events: 300_000,
        monthly_insight_events: 400_000,
      },
      5.7,
    ],
    // Insight events are not recorded
    ['aws.cloudtrail', {}, { monthly_data_events: 100_000, monthly_insight_events: 400_000 }, 0.1],
    [
      'aws.event-bus',
      {},
      {
        monthly_custom_events: 1_000_000,
        monthly_third_party_events: 2_000_000,
        monthly_archive_processing_gb: 100,
        archive_storage_gb: 200,
        monthly_schema_discovery_events: 1_000_000,
      },
      17.7,
    ],
    ['aws.ecr-repository', {}, { storage_gb: 50 }, 5],
    ['aws.network-firewall', {}, { monthly_data_processed_gb: 100 }, 294.85],
    ['aws.route53-health-check', { optionalFeatures: 2 }, { endpoint_type: 'non_aws' }, 4.75],
    ['aws.step-functions', {}, { monthly_transitions: 10_000 }, 0.25],
    [
      'aws.transfer-server',
      {},
      { monthly_data_uploaded_gb: 50, monthly_data_downloaded_gb: 10 },
      221.4,
    ],
    [
      'aws.web-acl',
      { rules: 1, ruleGroups: 1, managedRuleGroups: 1 },
      { rule_group_rules: 5, managed_rule_group_rules: 10, monthly_requests: 2_000_000 },
      // 5 + 16 rules + 2 groups + 1.20
      24.2,
    ],
  ])('%s with %j and %j costs %d', (kind, settings, usage, expected) => {
    expect(monthly(kind, settings, usage)).toBe(expected)
  })

  it.each([
    ['LINUX_CONTAINER', 'BUILD_GENERAL1_SMALL', 'Linux (general1.small)', 5],
    ['LINUX_CONTAINER', 'BUILD_GENERAL1_MEDIUM', 'Linux (general1.medium)', 10],
    ['LINUX_CONTAINER', 'BUILD_GENERAL1_LARGE', 'Linux (general1.large)', 20],
    ['WINDOWS_SERVER_2019_CONTAINER', 'BUILD_GENERAL1_LARGE', 'Windows (general1.large)', 36],
  ])('a build on %s, %s', (environment, computeType, name, expected) => {
    const cost = costOf(
      'aws.codebuild-project',
      { environment, computeType },
      { usage: { monthly_build_mins: 1000 } },
    )
    expect([cost.components[0]?.name, cost.monthly]).toEqual([name, expected])
  })
})

describe('what is cheaper in large amounts', () => {
  test('certificates, by thousands; those that live shortly at one price', () => {
    expect(bill('aws.private-ca', {}, { monthly_requests: 20_001 })).toEqual([
      ['Private certificate authority', 1, 'months', 400, 400],
      ['Certificates (first 1K)', 1000, 'requests', 0.75, 750],
      ['Certificates (next 9K)', 9000, 'requests', 0.35, 3150],
      ['Certificates (over 10K)', 10_001, 'requests', 0.001, 10.001],
    ])
    const shortLived = { usageMode: 'SHORT_LIVED_CERTIFICATE' }
    expect(monthly('aws.private-ca', shortLived, { monthly_requests: 1000 })).toBe(108)
  })

  test('evaluations of a rule', () => {
    expect(bill('aws.config-rule', {}, { monthly_rule_evaluations: 600_000 })).toEqual([
      ['Rule evaluations (first 100K)', 100_000, 'evaluations', 0.001, 100],
      ['Rule evaluations (next 400K)', 400_000, 'evaluations', 0.0008, 320],
      ['Rule evaluations (over 500K)', 100_000, 'evaluations', 0.0005, 50],
    ])
  })

  test('queries, by how they are routed', () => {
    const usage = {
      monthly_standard_queries: 1_100_000_000,
      monthly_latency_based_queries: 1_200_000_000,
      monthly_geo_queries: 1_500_000_000,
    }
    expect(bill('aws.route53-record', {}, usage)).toEqual([
      ['Standard queries (first 1B)', 1000, '1M queries', 0.4, 400],
      ['Standard queries (over 1B)', 100, '1M queries', 0.2, 20],
      ['Latency based routing queries (first 1B)', 1000, '1M queries', 0.6, 600],
      ['Latency based routing queries (over 1B)', 200, '1M queries', 0.3, 60],
      ['Geo DNS queries (first 1B)', 1000, '1M queries', 0.7, 700],
      ['Geo DNS queries (over 1B)', 500, '1M queries', 0.35, 175],
    ])
    const resolved = bill(
      'aws.route53-resolver-endpoint',
      { addresses: 3 },
      { monthly_queries: 2e9 },
    )
    expect(resolved).toEqual([
      ['Resolver endpoints', 2190, 'hours', 0.125, 273.75],
      ['DNS queries (first 1B)', 1000, '1M queries', 0.4, 400],
      ['DNS queries (over 1B)', 1000, '1M queries', 0.2, 200],
    ])
  })

  test('express workflows, by every started 100 ms and 64 MB', () => {
    const usage = { monthly_requests: 360_000_000, workflow_duration_ms: 501, memory_mb: 100 }
    // 360M × 0.6 s × 0.125 GB / 3600 = 7500 GB-hours
    expect(bill('aws.step-functions', { workflowType: 'EXPRESS' }, usage)).toEqual([
      ['Requests', 360, '1M requests', 1, 360],
      ['Duration (first 1K)', 1000, 'GB-hours', 0.060012, 60.012],
      ['Duration (next 4K)', 4000, 'GB-hours', 0.029988, 119.952],
      ['Duration (over 5K)', 2500, 'GB-hours', 0.016416, 41.04],
    ])
  })
})

describe('an accelerator', () => {
  const endpoints = 'aws.global-accelerator-endpoint-group'

  test('bills the direction that carries more, by the part of the world', () => {
    const usage = {
      monthly_inbound_data_transfer_gb: { us: 100, australia: 100 },
      monthly_outbound_data_transfer_gb: { europe: 150 },
    }
    expect(bill(endpoints, {}, usage)).toEqual([
      ['US, Mexico, Canada > Inbound DT-premium fee', 100, 'GB', 0.015, 1.5],
      ['Australia, New Zealand > Inbound DT-premium fee', 100, 'GB', 0.105, 10.5],
    ])
    const more = { ...usage, monthly_outbound_data_transfer_gb: { europe: 150, asia_pacific: 100 } }
    expect(bill(endpoints, {}, more)).toEqual([
      ['Europe > Outbound DT-premium fee', 150, 'GB', 0.015, 2.25],
      ['Asia Pacific > Outbound DT-premium fee', 100, 'GB', 0.035, 3.5],
    ])
  })

  test("has no price for another region's endpoints", () => {
    const usage = { monthly_inbound_data_transfer_gb: { us: 100 } }
    expect(monthly(endpoints, { endpointRegion: 'us-east-1' }, usage)).toBe(1.5)
    expect(status(endpoints, { endpointRegion: 'eu-west-1' }, usage)).toBe('unpriced')
    expect(status(endpoints, { endpointRegion: null }, usage)).toBe('unpriced')
  })
})

test('a Direct Connect bills what leaves, from each region to where it ends', () => {
  const settings = { bandwidth: '1Gbps', location: 'EqDC2' }
  const usage = {
    monthly_outbound_from_region_to_dx_connection_location: { us_east_1: 200, eu_west_1: 1000 },
  }
  expect(bill('aws.direct-connect', settings, usage).slice(1)).toEqual([
    ['Outbound data transfer (from eu-west-1, to EqDC2)', 1000, 'GB', 0.0282, 28.2],
    ['Outbound data transfer (from us-east-1, to EqDC2)', 200, 'GB', 0.02, 4],
  ])
  const own = { monthly_outbound_region_to_dx_location_gb: 100 }
  expect(monthly('aws.direct-connect', settings, own)).toBe(221)
  expect(status('aws.direct-connect', { ...settings, bandwidth: '10Gbps' })).toBe('unpriced')
  expect(status('aws.direct-connect', settings, { dx_connection_type: 'hosted' })).toBe('unpriced')
  const elsewhere = { monthly_outbound_from_region_to_dx_connection_location: { us_west_2: 1 } }
  expect(status('aws.direct-connect', settings, elsewhere)).toBe('unpriced')
  const open = { ...own, dx_virtual_interface_type: 'public' }
  expect(status('aws.direct-connect', settings, open)).toBe('unpriced')
})
