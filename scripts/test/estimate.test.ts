import { estimateSchema } from '@backarch/features-pricing/schemas'
import { describe, expect, test } from 'vitest'

import { backarch, project } from './support/backarch.ts'

const web = `
provider "aws" { region = "us-east-1" }
resource "aws_instance" "web" {
  count         = 2
  ami           = "ami-1"
  instance_type = "t3.micro"
}
resource "aws_sqs_queue" "jobs" {}
resource "aws_iam_openid_connect_provider" "ci" {
  url = "https://example.com"
}
`

describe('backarch estimate', () => {
  test('prints the sum of what the catalog says, as JSON and nothing else', async () => {
    await using files = await project({ 'main.tf': web })
    const { code, stdout, stderr } = await backarch(['estimate', files.folder, '--json'])
    expect(stderr).toBe('')
    expect(code).toBe(0)
    const estimate = estimateSchema.parse(JSON.parse(stdout))
    // By hand: 2 × (730 h × $0.0104 + 8 GB of gp2 × $0.10) = $16.784; the queue depends on usage.
    expect(estimate.totalMonthly).toBeCloseTo(16.784, 9)
    expect(estimate.baselineMonthly).toBeCloseTo(16.784, 9)
    expect(estimate.usageMonthly).toBe(0)
    const statuses = estimate.resources.map(({ address, status }) => [address, status])
    expect(Object.fromEntries(statuses)).toMatchObject({
      'aws_instance.web[0]': 'priced',
      'aws_instance.web[1]': 'priced',
      'aws_sqs_queue.jobs': 'priced',
    })
    const queue = estimate.resources.find(({ address }) => address === 'aws_sqs_queue.jobs')
    expect(queue?.monthly).toBeNull()
  })

  test('leaves out what an account has for nothing when it is asked to', async () => {
    await using files = await project({
      'main.tf': web,
      'usage.yml':
        'version: 0.1\nresource_usage:\n  aws_sqs_queue.jobs:\n    monthly_requests: 1500000\n',
    })
    const told = ['estimate', files.folder, '--usage', `${files.folder}/usage.yml`]
    const all = await backarch(told)
    expect(all.stdout).toMatch(/ Requests +1\.5 1M requests +\$0\.60\n/)
    const less = await backarch([...told, '--free-tier'])
    expect(less.stdout).toMatch(/ Requests +0\.5 1M requests +\$0\.20\n/)
    expect(less.stdout).toMatch(/ Requests \(free tier\) +1 1M requests +\$0\.00\n/)
  })

  test('adds what the usage file says', async () => {
    await using files = await project({
      'main.tf': web,
      'usage.yml': `version: 0.1
resource_usage:
  aws_sqs_queue.jobs:
    monthly_requests: 10000000
`,
    })
    const usage = `${files.folder}/usage.yml`
    const { stdout } = await backarch(['estimate', files.folder, '--usage', usage, '--json'])
    const estimate = estimateSchema.parse(JSON.parse(stdout))
    // 10 million requests × $0.40 a million.
    expect(estimate.usageMonthly).toBeCloseTo(4, 9)
    expect(estimate.totalMonthly).toBeCloseTo(20.784, 9)
  })

  test('says what it does not know instead of counting it as nothing', async () => {
    await using files = await project({
      'main.tf': `
provider "aws" { region = "eu-west-3" }
resource "aws_instance" "web" {
  ami           = "ami-1"
  instance_type = "t3.micro"
}
resource "aws_workspaces_workspace" "desk" {
  directory_id = "d-1"
  bundle_id    = "b-1"
  user_name    = "ada"
}
`,
    })
    const { stdout: json } = await backarch(['estimate', files.folder, '--json'])
    const { resources, totalMonthly } = estimateSchema.parse(JSON.parse(json))
    expect(totalMonthly).toBe(0)
    expect(resources.map(({ status, monthly }) => [status, monthly])).toEqual([
      ['unpriced', null],
      ['unsupported', null],
    ])
    const { stdout: text } = await backarch(['estimate', files.folder])
    expect(text).toContain('Not priced, and not in the total')
    expect(text).toContain('eu-west-3')
    expect(text).toContain('Not supported, and not in the total')
    expect(text).toContain('aws_workspaces_workspace.desk')
    expect(text).toContain('1 not priced; 1 not supported')
    expect(text).toMatch(/Total a month .* unknown/)
    expect(text).not.toContain('$0.00')
  })
})
