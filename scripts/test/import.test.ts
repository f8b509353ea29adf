import { importResultSchema } from '@backarch/features-interchange/schemas'
import { checkGraph } from '@backarch/services-topology'
import { describe, expect, test } from 'vitest'

import { backarch, backarchUnread, project } from './support/backarch.ts'

const files = {
  'main.tf': `
variable "region" { default = "us-east-1" }
provider "aws" { region = var.region }
resource "aws_vpc" "main" { cidr_block = "10.0.0.0/16" }
resource "aws_security_group" "web" { vpc_id = aws_vpc.main.id }
module "workers" {
  source = "./workers"
  names  = ["a", "b"]
}
resource "aws_workspaces_workspace" "desk" {
  directory_id = "d-1"
  bundle_id    = "b-1"
  user_name    = "ada"
}
`,
  'workers/main.tf': `
variable "names" { type = list(string) }
resource "aws_sqs_queue" "jobs" { for_each = toset(var.names) }
`,
}

describe('backarch import', () => {
  test('prints a sound graph and the outcome of every resource, as JSON and nothing else', async () => {
    await using given = await project(files)
    const { code, stdout, stderr } = await backarch(['import', given.folder, '--json'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const { graph, report } = importResultSchema.parse(JSON.parse(stdout))
    expect(checkGraph(graph)).toEqual([])
    const outcomes = report.resources.map(({ address, outcome }) => `${address}: ${outcome}`)
    expect(outcomes.toSorted((a, b) => a.localeCompare(b))).toEqual([
      'aws_security_group.web: property',
      'aws_vpc.main: container',
      'aws_workspaces_workspace.desk: unsupported',
      'module.workers.aws_sqs_queue.jobs["a"]: node',
      'module.workers.aws_sqs_queue.jobs["b"]: node',
    ])
  })

  test('ends in silence when nobody reads what it prints', async () => {
    await using given = await project(files)
    const outcome = await backarchUnread(['import', given.folder, '--json'])
    expect(outcome).toEqual({ code: 0, stderr: '' })
  })

  test('prints the same as a list that a person can read', async () => {
    await using given = await project(files)
    const { stdout } = await backarch(['import', given.folder])
    expect(stdout).toContain('unsupported (1)\n  aws_workspaces_workspace.desk\n')
    expect(stdout).toContain('container (1)\n  aws_vpc.main\n')
    expect(stdout).toContain('property (1)\n  aws_security_group.web → aws_vpc.main\n')
    expect(stdout).toContain('2 nodes, 0 edges, 2 groups from 5 resources')
  })
})
