import { estimateDiffSchema } from '@backarch/features-pricing/schemas'
import { expect, test } from 'vitest'

import { backarch, project } from './support/backarch.ts'

const system = (instanceType: string, more = '') => `
provider "aws" { region = "us-east-1" }
resource "aws_instance" "web" {
  ami           = "ami-1"
  instance_type = "${instanceType}"
}
resource "aws_sqs_queue" "jobs" {}
${more}`

async function projects() {
  return project({
    'old/main.tf': system('t3.micro'),
    'new/main.tf': system('t3.large', 'resource "aws_nat_gateway" "out" {}'),
    'usage.yml':
      'version: 0.1\nresource_usage:\n  aws_nat_gateway.out:\n    monthly_data_processed_gb: 100\n',
    'wrong.yml':
      'version: 0.1\nresource_usage:\n  aws_nat_gateway.other:\n    monthly_data_processed_gb: 100\n',
  })
}

test('backarch diff prints what the change costs, by resource and together', async () => {
  await using files = await projects()
  const paths = [`${files.folder}/old`, `${files.folder}/new`]
  const json = await backarch(['diff', ...paths, '--json'])
  const diff = estimateDiffSchema.parse(JSON.parse(json.stdout))
  // By hand: 730 h × ($0.0832 - $0.0104) for the machine, 730 h × $0.045 for the gateway.
  expect(diff.difference).toBeCloseTo(53.144 + 32.85, 9)
  expect(diff.resources.map(({ address, change }) => [address, change])).toEqual([
    ['aws_instance.web', 'changed'],
    ['aws_nat_gateway.out', 'added'],
  ])
  const table = await backarch(['diff', ...paths])
  expect(table).toMatchObject({ code: 0, stderr: '' })
  expect(table.stdout).toMatch(/Difference a month +\+\$85\.99/)
  const markdown = await backarch(['diff', ...paths, '--markdown'])
  expect(markdown.stdout).toMatch(/^\*\*\+\$85\.99 a month\*\*: \$8\.39 → \$94\.39\n/)
})

test('its exit code is 3 when the bill rises by more than is allowed, and not when it falls', async () => {
  await using files = await projects()
  const [old, now] = [`${files.folder}/old`, `${files.folder}/new`]
  const failing = await backarch(['diff', old, now, '--fail-over', '85'])
  expect(failing.code).toBe(3)
  expect(failing.stderr).toBe(
    'backarch: The bill rises by more than the $85 a month of --fail-over.\n',
  )
  expect(failing.stdout).toContain('+$85.99')
  expect((await backarch(['diff', old, now, '--fail-over', '86'])).code).toBe(0)
  expect((await backarch(['diff', now, old, '--fail-over', '0'])).code).toBe(0)
})

test('a usage file may name what only one of the two has, and not what neither has', async () => {
  await using files = await projects()
  const [old, now] = [`${files.folder}/old`, `${files.folder}/new`]
  const told = await backarch(['diff', old, now, '--usage', `${files.folder}/usage.yml`, '--json'])
  // The gateway's 100 GB at $0.045 more.
  expect(estimateDiffSchema.parse(JSON.parse(told.stdout)).difference).toBeCloseTo(90.494, 9)
  const wrong = await backarch(['diff', old, now, '--usage', `${files.folder}/wrong.yml`])
  expect(wrong.code).toBe(2)
  expect(wrong.stderr).toContain('there is no resource "aws_nat_gateway.other"')
})

test('wrong arguments are told in one line', async () => {
  const refused = async (...args: string[]) => {
    const { code, stdout, stderr } = await backarch(args)
    expect([code, stdout]).toEqual([2, ''])
    return stderr
  }
  expect(await refused('diff', 'one')).toMatch(
    /^backarch: Name two files or folders: backarch diff/,
  )
  expect(await refused('diff', 'a', 'b', 'c')).toMatch(/^backarch: Two paths are enough/)
  expect(await refused('diff', 'a', 'b', '--fail-over', 'much')).toBe(
    'backarch: --fail-over is an amount such as 100, not "much".\n',
  )
  expect(await refused('diff', 'a', 'b', '--format', 'csv')).toBe(
    'backarch: --format is one of table, json, markdown, not "csv".\n',
  )
  expect(await refused('estimate', '.', '--by', 'colour')).toBe(
    'backarch: --by is one of service, region, group, environment, not "colour".\n',
  )
  expect(await refused('import', '.', '--markdown')).toMatch(
    /^backarch: import takes no --markdown/,
  )
})

test('backarch estimate prints CSV, Markdown, a picture, sums and a usage file to fill in', async () => {
  await using files = await projects()
  const estimate = async (...options: string[]) => {
    const { code, stdout, stderr } = await backarch(['estimate', `${files.folder}/new`, ...options])
    expect([code, stderr]).toEqual([0, ''])
    return stdout
  }
  expect(await estimate('--format', 'csv')).toMatch(/^address,type,region,status,component/)
  expect(await estimate('--format', 'markdown')).toMatch(/^\*\*\$94\.39 a month\*\*\n/)
  expect(await estimate('--format', 'svg')).toMatch(
    /^<svg [^>]+>[^]+\$94\.39 a month[^]+<\/svg>\n$/,
  )
  expect(await estimate('--by', 'service')).toMatch(/aws\.ec2-instance \(1\) +█+ +\$61\.54\n/)
  expect(await estimate('--by', 'region')).toMatch(/^us-east-1 \(3, 1 not known\) +█+ +\$94\.39\n$/)
  const range = (await estimate('--profile', 'range')).split('\n')
  expect(range.map((line) => line.split(' ')[0])).toEqual(['low', 'typical', 'high', ''])
  // By hand: $94.386 and, typically, 100 GB through the gateway at $0.045 and a million requests at $0.40 a million.
  expect(range[1]).toMatch(/\$99\.29$/)
  expect(await estimate('--profile', 'typical')).toMatch(/Total a month +USD +\$99\.29\n/)
  const usage = await estimate('--init-usage')
  expect(usage).toContain(
    '  aws_nat_gateway.out:\n    monthly_data_processed_gb: # Data processed, GB\n',
  )
})
