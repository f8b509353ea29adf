import { describe, expect, it } from 'vitest'

import { importNode, importText, outcomes } from '../import-text.ts'

describe('what is billed or not, by what it names', () => {
  it('an alias for something of AWS is a property of it; other records are components', async () => {
    const result = await importText(`
resource "aws_route53_zone" "z" {}
resource "aws_lb" "lb" {}
resource "aws_route53_record" "text" {
  zone_id = aws_route53_zone.z.zone_id
  records = ["10.0.0.1"]
}
resource "aws_route53_record" "lb" {
  zone_id = aws_route53_zone.z.zone_id
  alias {
    name    = aws_lb.lb.dns_name
    zone_id = aws_lb.lb.zone_id
  }
}
resource "aws_route53_record" "elsewhere" {
  zone_id = aws_route53_zone.z.zone_id
  alias {
    name    = "d1.cloudfront.net"
    zone_id = "Z2FDTNDATAQYW2"
  }
}
resource "aws_route53_record" "same_zone" {
  zone_id = aws_route53_zone.z.zone_id
  alias {
    name    = "www.example.com"
    zone_id = aws_route53_zone.z.zone_id
  }
}
resource "aws_route53_record" "record" {
  zone_id = "Z1"
  alias {
    name    = aws_route53_record.text.fqdn
    zone_id = "Z1"
  }
}
`)
    expect(outcomes(result).filter((line) => line.includes('route53_record'))).toEqual([
      'aws_route53_record.elsewhere property aws_route53_zone.z',
      'aws_route53_record.lb property aws_lb.lb',
      'aws_route53_record.record node aws_route53_record.record',
      'aws_route53_record.same_zone node aws_route53_record.same_zone',
      'aws_route53_record.text node aws_route53_record.text',
    ])
  })

  it.each([
    ['"tgw-1"', 'direct-connect'],
    // Neither is part of the project.
    ['aws_ec2_transit_gateway.t.id', 'direct-connect'],
    ['data.aws_ec2_transit_gateway.t.id', 'direct-connect'],
    ['var.gateway', null],
  ])('a Direct Connect gateway with %s is an attachment', async (id, attachment) => {
    const { settings } = await importNode(`
variable "gateway" {}
resource "aws_dx_gateway_association" "a" {
  associated_gateway_id = ${id}
}
`)
    expect(settings).toEqual({ attachment })
  })

  it.each(['"vgw-1"', 'aws_vpn_gateway.v.id', 'data.aws_vpn_gateway.v.id'])(
    'with %s it costs nothing',
    async (id) => {
      const code = `resource "aws_dx_gateway_association" "a" {\n  associated_gateway_id = ${id}\n}\n`
      expect(outcomes(await importText(code))).toEqual(['aws_dx_gateway_association.a property'])
    },
  )

  it.each([
    ['aws_accessanalyzer_analyzer', '', 'property'],
    ['aws_accessanalyzer_analyzer', 'type = "ORGANIZATION"', 'property'],
    ['aws_accessanalyzer_analyzer', 'type = "ACCOUNT_UNUSED_ACCESS"', 'unsupported'],
    ['aws_codedeploy_deployment_group', '', 'property'],
    ['aws_codedeploy_deployment_group', 'on_premises_instance_tag_filter {\n  }', 'unsupported'],
    ['aws_cloudwatch_composite_alarm', '', 'unsupported'],
    ['aws_acmpca_certificate', '', 'unsupported'],
  ])('%s with %s is %s', async (type, body, outcome) => {
    const result = await importText(`resource "${type}" "a" {\n  ${body}\n}\n`)
    expect(result.report.resources).toMatchObject([{ outcome }])
  })
})
