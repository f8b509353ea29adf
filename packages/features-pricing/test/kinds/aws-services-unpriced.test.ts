import { describe, expect, it, test } from 'vitest'

import { costOf } from '../cost-of.ts'

type Settings = Parameters<typeof costOf>[1]
type Usage = NonNullable<Parameters<typeof costOf>[2]>['usage']

const monthly = (kind: string, settings: Settings, usage: Usage = {}) =>
  costOf(kind, settings, { usage }).monthly
const status = (kind: string, settings: Settings, usage: Usage = {}) =>
  costOf(kind, settings, { usage }).status
describe('free is said of what is free, and of nothing else', () => {
  test('standard parameters and standard managed machines', () => {
    expect(status('aws.ssm-parameter', {})).toBe('free')
    expect(status('aws.ssm-activation', {})).toBe('free')
    const busy = { api_throughput_limit: 'advanced', monthly_api_interactions: 10_000 }
    expect(monthly('aws.ssm-parameter', {}, busy)).toBe(0.05)
  })

  it.each([
    ['aws.private-ca', { usageMode: null }],
    ['aws.ssm-parameter', { tier: null }],
    ['aws.vpn-connection', { transitGateway: null }],
    ['aws.transit-gateway-attachment', { attachment: null }],
    ['aws.direct-connect', { bandwidth: null }],
    ['aws.directory', { directoryType: null }],
    ['aws.directory', { size: null }],
    ['aws.directory', { directoryType: 'MicrosoftAD', edition: null }],
    // What it creates is billed, and nobody has read it.
    ['aws.cloudformation-stack', { resourceTypes: 'own' }],
    ['aws.metric-alarm', { metrics: null }],
    ['aws.metric-alarm', { resolution: null }],
    ['aws.metric-alarm', { anomalyDetection: null }],
    ['aws.codebuild-project', { environment: 'LINUX_CONTAINER' }],
    ['aws.codebuild-project', { computeType: 'BUILD_GENERAL1_SMALL' }],
    [
      'aws.codebuild-project',
      { environment: 'ARM_CONTAINER', computeType: 'BUILD_GENERAL1_LARGE' },
    ],
    ['aws.network-firewall', { endpoints: null }],
    ['aws.route53-health-check', { optionalFeatures: null }],
    ['aws.route53-resolver-endpoint', { addresses: null }],
    ['aws.step-functions', { workflowType: null }],
    ['aws.transfer-server', { protocols: null }],
    ['aws.transfer-server', { protocols: ['AS2'] }],
    ['aws.web-acl', { rules: null }],
    ['aws.web-acl', { ruleGroups: null }],
    ['aws.web-acl', { generation: null }],
  ])('%s with %j is unpriced', (kind, settings) => {
    expect(costOf(kind, settings)).toMatchObject({ status: 'unpriced', monthly: null })
  })

  test('what depends on an unknown selection, as soon as there is something of it', () => {
    const insights = { monthly_insight_events: 1 }
    expect(status('aws.cloudtrail', { insightEvents: null }, insights)).toBe('unpriced')
    const copies = { monthly_additional_management_events: 1 }
    expect(status('aws.cloudtrail', { managementEvents: null }, copies)).toBe('unpriced')
  })
})
