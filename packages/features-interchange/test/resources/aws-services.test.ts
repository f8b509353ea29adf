import { describe, expect, it } from 'vitest'

import { connections, importNode, importText } from '../import-text.ts'

const settingsOf = async (type: string, body: string, more = '') => {
  const code = `resource "${type}" "c" {\n  ${body}\n}\n${more}`
  return (await importNode(code, `${type}.c`)).settings
}

describe('settings of AWS services', () => {
  it.each([
    ['aws_acmpca_certificate_authority', '', { usageMode: 'GENERAL_PURPOSE' }],
    [
      'aws_acmpca_certificate_authority',
      'usage_mode = "SHORT_LIVED_CERTIFICATE"',
      { usageMode: 'SHORT_LIVED_CERTIFICATE' },
    ],
    ['aws_ssm_parameter', '', { tier: 'Standard' }],
    ['aws_ssm_parameter', 'tier = "Advanced"', { tier: 'Advanced' }],
    ['aws_ssm_parameter', 'tier = "Intelligent-Tiering"', { tier: null }],
    ['aws_vpn_connection', 'vpn_gateway_id = "vgw-1"', { transitGateway: false }],
    ['aws_vpn_connection', 'transit_gateway_id = "tgw-1"', { transitGateway: true }],
    // It ends at one of both.
    ['aws_vpn_connection', 'transit_gateway_id = data.a.b.id', { transitGateway: true }],
    [
      'aws_vpn_connection',
      'transit_gateway_id = data.a.b.id\n  vpn_gateway_id = data.a.c.id',
      { transitGateway: null },
    ],
    ['aws_ec2_transit_gateway_vpc_attachment', '', { attachment: 'vpc' }],
    ['aws_ec2_transit_gateway_peering_attachment', '', { attachment: 'peering' }],
    [
      'aws_dx_connection',
      'bandwidth = "1Gbps"\n  location = "EqDC2"',
      { bandwidth: '1Gbps', location: 'EqDC2' },
    ],
    [
      'aws_directory_service_directory',
      '',
      { directoryType: 'SimpleAD', size: 'Large', edition: 'Enterprise' },
    ],
    [
      'aws_directory_service_directory',
      'type = "MicrosoftAD"\n  edition = "Standard"',
      { directoryType: 'MicrosoftAD', size: 'Large', edition: 'Standard' },
    ],
    ['aws_cloudtrail', '', { managementEvents: true, insightEvents: false }],
    [
      'aws_cloudtrail',
      'event_selector {\n include_management_events = false\n }\n insight_selector {\n insight_type = "ApiCallRateInsight"\n }',
      { managementEvents: false, insightEvents: true },
    ],
    [
      'aws_cloudtrail',
      'advanced_event_selector {\n field_selector {\n field = "eventCategory"\n equals = ["Data"]\n }\n }',
      { managementEvents: false, insightEvents: false },
    ],
    [
      'aws_cloudtrail',
      'event_selector {\n include_management_events = var.x\n }\n}\nvariable "x" {',
      { managementEvents: null, insightEvents: false },
    ],
    [
      'aws_codebuild_project',
      'environment {\n type = "LINUX_CONTAINER"\n compute_type = "BUILD_GENERAL1_SMALL"\n }',
      { environment: 'LINUX_CONTAINER', computeType: 'BUILD_GENERAL1_SMALL' },
    ],
    ['aws_globalaccelerator_endpoint_group', '', { endpointRegion: '' }],
    [
      'aws_globalaccelerator_endpoint_group',
      'endpoint_group_region = "eu-west-1"',
      { endpointRegion: 'eu-west-1' },
    ],
    ['aws_networkfirewall_firewall', '', { endpoints: 1 }],
    [
      'aws_networkfirewall_firewall',
      'subnet_mapping {\n subnet_id = "a"\n }\n subnet_mapping {\n subnet_id = "b"\n }',
      { endpoints: 2 },
    ],
    ['aws_route53_health_check', 'type = "HTTP"', { optionalFeatures: 0 }],
    [
      'aws_route53_health_check',
      'type = "HTTPS_STR_MATCH"\n request_interval = "10"\n measure_latency = true',
      { optionalFeatures: 4 },
    ],
    ['aws_route53_health_check', 'type = data.a.b.type', { optionalFeatures: null }],
    [
      'aws_route53_resolver_endpoint',
      'ip_address {\n subnet_id = "a"\n }\n ip_address {\n subnet_id = "b"\n }\n ip_address {\n subnet_id = "c"\n }',
      { addresses: 3 },
    ],
    ['aws_sfn_state_machine', '', { workflowType: 'STANDARD' }],
    ['aws_sfn_state_machine', 'type = "EXPRESS"', { workflowType: 'EXPRESS' }],
    ['aws_transfer_server', '', { protocols: ['SFTP'] }],
    ['aws_transfer_server', 'protocols = ["FTPS", "SFTP"]', { protocols: ['SFTP', 'FTPS'] }],
    ['aws_transfer_server', 'protocols = data.a.b.list', { protocols: null }],
  ])('%s with %s', async (type, body, expected) => {
    expect(await settingsOf(type, body)).toEqual(expected)
  })
})

describe('an alarm', () => {
  const metric = (period: number) => `metric_query {
    id = "m${period}"
    metric {
      metric_name = "CPU"
      period      = ${period}
    }
  }`
  const sum = 'metric_query {\n    id = "e"\n    expression = "m1 + m2"\n  }'

  it.each([
    ['period = 120', { resolution: 'standard', anomalyDetection: false, metrics: 1 }],
    ['period = 30', { resolution: 'high', anomalyDetection: false, metrics: 1 }],
    [
      'period = 60\n  comparison_operator = "GreaterThanUpperThreshold"',
      { resolution: 'standard', anomalyDetection: true, metrics: 1 },
    ],
    [
      `${sum}\n  ${metric(60)}\n  ${metric(120)}`,
      { resolution: 'standard', anomalyDetection: false, metrics: 2 },
    ],
    [
      `${sum}\n  ${metric(60)}\n  ${metric(10)}`,
      { resolution: 'high', anomalyDetection: false, metrics: 2 },
    ],
    // It watches whatever it finds.
    [sum, { resolution: null, anomalyDetection: false, metrics: null }],
    ['period = data.a.b.c', { resolution: null, anomalyDetection: false, metrics: 1 }],
  ])('with %s', async (body, expected) => {
    expect(await settingsOf('aws_cloudwatch_metric_alarm', body)).toEqual(expected)
  })

  it('calls whom it notifies, and not what it watches', async () => {
    const result = await importText(`
resource "aws_sns_topic" "t" {}
resource "aws_instance" "i" {}
resource "aws_cloudwatch_metric_alarm" "a" {
  alarm_actions = [aws_sns_topic.t.arn]
  dimensions = {
    InstanceId = aws_instance.i.id
  }
}
`)
    expect(connections(result)).toEqual([
      'aws_cloudwatch_metric_alarm.a -> aws_sns_topic.t async sns',
    ])
  })
})

describe('a stack', () => {
  it.each([
    ['"Type" : "AWS::S3::Bucket"', 'own'],
    ['Type: Custom::Thing', 'own'],
    ['Type: MongoDB::Atlas::Cluster', 'third-party'],
    ['Type: AWS::S3::Bucket\n    Type: MongoDB::Atlas::Cluster', 'third-party'],
    ['Type: String', null],
  ])('with a resource of %s', async (resource, resourceTypes) => {
    const body = `template_body = <<EOT\n    ${resource}\nEOT\n`
    expect(await settingsOf('aws_cloudformation_stack', body)).toEqual({ resourceTypes })
  })

  it('whose template lies elsewhere is not known', async () => {
    const body = 'template_url = "https://example.com/t.yaml"'
    expect(await settingsOf('aws_cloudformation_stack_set', body)).toEqual({ resourceTypes: null })
  })
})

describe('a web ACL', () => {
  const rule = (statement: string) => `rule {
    statement {
      ${statement} {
      }
    }
  }\n`

  it('counts its own rules, its groups and those of others apart', async () => {
    const body = [
      'geo_match_statement',
      'geo_match_statement',
      'rule_group_reference_statement',
      'managed_rule_group_statement',
    ].map(rule)
    expect(await settingsOf('aws_wafv2_web_acl', body.join('  '))).toEqual({
      generation: 'v2',
      rules: 2,
      ruleGroups: 1,
      managedRuleGroups: 1,
    })
  })

  it('counts groups that are associated with it', async () => {
    const association = `resource "aws_wafv2_web_acl_rule_group_association" "a" {
  web_acl_arn = aws_wafv2_web_acl.c.arn
  managed_rule_group {
    name = "AWSManagedRulesCommonRuleSet"
  }
}
`
    const settings = await settingsOf('aws_wafv2_web_acl', '', association)
    expect(settings).toMatchObject({ rules: 0, ruleGroups: 0, managedRuleGroups: 1 })
  })

  it('of the first generation names the type of each rule', async () => {
    const body = `rules {
    type = "GROUP"
  }
  rules {
    type = "RATE_BASED"
  }
  rules {
  }`
    expect(await settingsOf('aws_waf_web_acl', body)).toEqual({
      generation: 'classic',
      rules: 2,
      ruleGroups: 1,
      managedRuleGroups: 0,
    })
  })

  it('with rules as JSON has an unknown number of them', async () => {
    const settings = await settingsOf('aws_wafv2_web_acl', 'rule_json = "[]"')
    expect(settings).toMatchObject({ rules: null, ruleGroups: null, managedRuleGroups: null })
  })
})
