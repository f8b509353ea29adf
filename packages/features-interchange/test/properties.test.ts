import { checkGraph } from '@backarch/services-topology'
import { describe, expect, it } from 'vitest'

import { terraformTypes } from '../src/terraform/mapping/assign.ts'
import { importText, outcomes } from './import-text.ts'

const network = `
resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
  tags = {
    Name = "main"
  }
}
resource "aws_subnet" "s" {
  count             = 2
  vpc_id            = aws_vpc.main.id
  availability_zone = "us-east-1\${["a", "b"][count.index]}"
}
resource "aws_subnet" "nowhere" {
  vpc_id = aws_vpc.main.id
}
`

describe('properties', () => {
  it('are what Terraform makes on its own: a password costs nothing and belongs to who uses it', async () => {
    const result = await importText(`
resource "random_password" "p" {
  length = 16
}
resource "null_resource" "n" {}
resource "aws_db_instance" "d" {
  password = random_password.p.result
}
`)
    expect(outcomes(result)).toEqual([
      'aws_db_instance.d node aws_db_instance.d',
      'null_resource.n property',
      'random_password.p property aws_db_instance.d',
    ])
  })

  it('belong to what they name, or to who names them, through as many steps as it takes', async () => {
    const result = await importText(`${network}
resource "aws_iam_role" "r" {}
resource "aws_iam_policy" "p" {}
resource "aws_iam_role_policy_attachment" "a" {
  role       = aws_iam_role.r.name
  policy_arn = aws_iam_policy.p.arn
}
resource "aws_iam_instance_profile" "i" {
  role = aws_iam_role.r.name
}
resource "aws_instance" "m" {
  iam_instance_profile = aws_iam_instance_profile.i.name
}
resource "aws_route_table" "t" {
  vpc_id = aws_vpc.main.id
}
resource "aws_route" "out" {
  route_table_id = aws_route_table.t.id
}
resource "aws_iam_role" "unused" {}
`)
    expect(outcomes(result).filter((line) => line.includes('property'))).toEqual([
      'aws_iam_instance_profile.i property aws_instance.m',
      'aws_iam_policy.p property aws_instance.m',
      'aws_iam_role.r property aws_instance.m',
      'aws_iam_role.unused property',
      'aws_iam_role_policy_attachment.a property aws_instance.m',
      'aws_route.out property aws_vpc.main',
      'aws_route_table.t property aws_vpc.main',
    ])
  })

  it('that refer to each other in a circle belong to nobody', async () => {
    const result = await importText(`
resource "aws_iam_role_policy" "a" {
  role = aws_iam_role_policy.b.id
}
resource "aws_iam_role_policy" "b" {
  role = aws_iam_role_policy.a.id
}
`)
    expect(outcomes(result)).toEqual([
      'aws_iam_role_policy.a property',
      'aws_iam_role_policy.b property',
    ])
  })
})

const billedWithOwner: ReadonlySet<string> = new Set([
  'aws_cloudwatch_event_archive',
  'aws_dynamodb_table_replica',
  'aws_kinesis_stream_consumer',
  'aws_vpc_endpoint_subnet_association',
  'aws_wafv2_web_acl_rule_group_association',
  'azurerm_backup_protected_vm',
  'azurerm_mssql_managed_database',
  'azurerm_sql_managed_database',
])

describe('types', () => {
  it('each has one mapping', () => {
    expect(new Set(terraformTypes.map(({ type }) => type)).size).toBe(terraformTypes.length)
  })

  it.each(terraformTypes.map(({ type }) => [type]))(
    '%s is imported when nothing in it is set',
    async (type) => {
      const result = await importText(`resource "${type}" "empty" {}\n`)
      expect(checkGraph(result.graph)).toEqual([])
      expect(result.report.resources).toHaveLength(1)
      // Some are billed with an owner, and this one has none.
      const outcome = result.report.resources[0]?.outcome
      expect(billedWithOwner.has(type) ? 'unsupported' : 'known').toBe(
        outcome === 'unsupported' ? outcome : 'known',
      )
    },
  )

  it('that are not known are reported as unsupported', async () => {
    const result = await importText(
      'resource "google_workflows_workflow" "g" {}\nresource "datadog_monitor" "r" {}\n',
    )
    expect(outcomes(result)).toEqual([
      'datadog_monitor.r unsupported',
      'google_workflows_workflow.g unsupported',
    ])
  })
})
