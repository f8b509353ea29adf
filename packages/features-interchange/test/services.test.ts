import { describe, expect, it } from 'vitest'

import { importNode, importText } from './import-text.ts'

/** The settings of the only component of a piece of Terraform. */
const settingsOf = async (code: string, address?: string) =>
  (await importNode(code, address)).settings

describe('network, messages and the rest', () => {
  it.each([
    [
      'aws_lb',
      'load_balancer_type = "network"\n  internal = true',
      { loadBalancerType: 'network', internal: true },
    ],
    ['aws_alb', '', { loadBalancerType: 'application', internal: false }],
    ['aws_elb', '', { loadBalancerType: 'classic', internal: false }],
    ['aws_nat_gateway', 'connectivity_type = "private"', { connectivity: 'private' }],
    ['aws_sqs_queue', 'fifo_queue = true', { fifo: true }],
    ['aws_sns_topic', '', { fifo: false }],
    ['aws_api_gateway_rest_api', '', { apiType: 'rest', cacheSizeGb: 0 }],
    [
      'aws_apigatewayv2_api',
      'protocol_type = "WEBSOCKET"',
      { apiType: 'websocket', cacheSizeGb: 0 },
    ],
    ['aws_eip', '', { attached: false }],
    ['aws_eip', 'instance = "i-123"', { attached: true }],
    ['aws_kms_key', 'customer_master_key_spec = "RSA_2048"', { keySpec: 'RSA_2048' }],
    [
      'aws_cloudwatch_log_group',
      'retention_in_days = 30',
      { retentionDays: 30, logClass: 'STANDARD' },
    ],
    [
      'aws_secretsmanager_secret',
      'replica {\n    region = "eu-west-1"\n  }',
      { replicaRegions: ['eu-west-1'] },
    ],
    ['aws_route53_zone', 'name = "example.com"', { privateZone: false }],
    [
      'aws_vpc_endpoint',
      'vpc_endpoint_type = "Interface"\n  subnet_ids = ["a", "b"]',
      { endpointType: 'Interface', serviceName: null, interfaceCount: 2 },
    ],
    [
      'aws_cloudfront_distribution',
      `price_class = "PriceClass_100"
  origin {
    origin_shield {
      enabled              = true
      origin_shield_region = "eu-west-1"
    }
  }
  default_cache_behavior {
    field_level_encryption_id = "x"
  }
  viewer_certificate {
    ssl_support_method = "vip"
  }`,
      {
        priceClass: 'PriceClass_100',
        originShieldRegions: ['eu-west-1'],
        dedicatedIpCertificate: true,
        fieldLevelEncryption: true,
        realtimeLogs: false,
      },
    ],
  ])('%s with %s', async (type, body, expected) => {
    expect(await settingsOf(`resource "${type}" "c" {\n  ${body}\n}\n`)).toEqual(expected)
  })
})

describe('what is billed with its owner', () => {
  it.each([
    ['aws_dynamodb_table_replica', 'global_table_arn', 'aws_dynamodb_table'],
    ['aws_vpc_endpoint_subnet_association', 'vpc_endpoint_id', 'aws_vpc_endpoint'],
  ])('%s is not said to be free when its owner is elsewhere', async (type, argument, owner) => {
    const outcomeOf = async (value: string) => {
      const code = `resource "${owner}" "o" {}\nresource "${type}" "p" {\n  ${argument} = ${value}\n}\n`
      const { report } = await importText(code)
      return report.resources.find((resource) => resource.type === type)?.outcome
    }
    expect(await outcomeOf(`${owner}.o.id`)).toBe('property')
    expect(await outcomeOf('"abc123"')).toBe('unsupported')
  })
})

describe('certificates', () => {
  it('are free and belong to what presents them; one of a private authority is a component', async () => {
    const { report } = await importText(`
resource "aws_acm_certificate" "public" {}
resource "aws_lb" "lb" {}
resource "aws_lb_listener" "l" {
  load_balancer_arn = aws_lb.lb.arn
  certificate_arn   = aws_acm_certificate.public.arn
}
resource "aws_acm_certificate" "private" {
  certificate_authority_arn = data.a.b.arn
}
`)
    const certificates = report.resources.filter(({ type }) => type === 'aws_acm_certificate')
    expect(certificates).toMatchObject([
      { address: 'aws_acm_certificate.private', outcome: 'node' },
      { address: 'aws_acm_certificate.public', outcome: 'property', into: 'aws_lb.lb' },
    ])
  })
})

describe('what cannot be known', () => {
  it('is null in the settings and named with its expression in a warning', async () => {
    const result = await importText(`
resource "aws_db_instance" "d" {
  engine            = data.x.y.engine
  allocated_storage = var.size
  multi_az          = data.x.y.z
}
variable "size" {
  default = "a lot"
}
`)
    expect(result.graph.nodes[0]?.settings).toMatchObject({
      engine: null,
      allocatedStorageGb: null,
      multiAz: null,
    })
    expect(result.report.warnings).toEqual([
      'aws_db_instance.d: engine is not known: ${data.x.y.engine}',
      'aws_db_instance.d: multi_az is not known: ${data.x.y.z}',
      'aws_db_instance.d: allocated_storage is not a number from 0 to 10^12.',
    ])
  })

  it.each([
    [
      'aws_instance',
      'root_block_device {\n    volume_size = -5\n  }',
      'root_block_device[0].volume_size',
    ],
    ['aws_ebs_volume', 'type = "floppy"', 'type'],
    ['aws_lambda_function', 'memory_size = "big"', 'memory_size'],
    ['aws_sqs_queue', 'fifo_queue = [1]', 'fifo_queue'],
    ['aws_autoscaling_group', 'min_size = 1.5', 'min_size'],
    ['aws_instance', `instance_type = "${'x'.repeat(500)}"`, 'instance_type'],
    ['aws_instance', 'tags = "none"\n  instance_type = 1 / 0', 'instance_type'],
  ])(
    'a value of no use is not known, and the warning names it: %s %s',
    async (type, body, argument) => {
      const { graph, report } = await importText(`resource "${type}" "a" {\n  ${body}\n}\n`)
      expect(graph.nodes).toHaveLength(1)
      expect(
        report.warnings.some((warning) =>
          warning.startsWith(`${type}.a: ${argument.replace('[0]', '')}`),
        ),
      ).toBe(true)
    },
  )
})
