import { estimateDiffSchema, estimateSchema } from '@backarch/features-pricing/schemas'
import { expect, test } from 'vitest'

import { backarch, project } from './support/backarch.ts'

const system = `
provider "aws" { region = "us-east-1" }
resource "aws_instance" "web" {
  ami           = "ami-1"
  instance_type = "t3.micro"
}
`
const micro = {
  service: 'aws.ec2',
  product: 'on-demand-linux',
  key: 't3.micro',
  region: null,
  unit: 'hours',
  dollars: 0.008,
}

test('backarch estimate prices on terms, and says so', async () => {
  const terms = {
    discountPercent: 10,
    customPrices: [micro],
    currency: { code: 'EUR', perDollar: 0.5, date: '2026-07-01' },
  }
  await using files = await project({ 'main.tf': system, 'terms.json': JSON.stringify(terms) })
  const told = ['estimate', `${files.folder}/main.tf`, '--terms', `${files.folder}/terms.json`]
  const json = await backarch([...told, '--json'])
  expect(json.stderr).toBe('')
  const estimate = estimateSchema.parse(JSON.parse(json.stdout))
  // By hand: (730 h × $0.008 + 8 GB × $0.10 × 0.9) × 0.5.
  expect(estimate.totalMonthly).toBeCloseTo(3.28, 9)
  expect(estimate).toMatchObject({
    currency: 'EUR',
    exchange: { perDollar: 0.5, date: '2026-07-01' },
  })
  const table = await backarch(told)
  expect(table.stdout).toMatch(/Total a month +EUR +€3\.28\n/)
  expect(table.stdout).toContain('at 0.5 EUR a dollar (2026-07-01)')
  expect(table.stdout).not.toContain('$')
  const shares = await backarch([...told, '--by', 'region', '--json'])
  expect(JSON.parse(shares.stdout)).toMatchObject([{ label: 'us-east-1', currency: 'EUR' }])
  // An option takes the place of what the file says.
  const other = await backarch([...told, '--discount', '0', '--currency', 'JPY=150'])
  expect(other.stdout).toMatch(/Total a month +JPY +¥996\n/)
})

test('backarch diff compares in the currency that it is asked for', async () => {
  await using files = await project({
    'old/main.tf': system,
    'new/main.tf': `${system}resource "aws_nat_gateway" "out" {}`,
  })
  const paths = [`${files.folder}/old`, `${files.folder}/new`]
  const terms = ['--discount', '50', '--currency', 'EUR=2']
  const json = await backarch(['diff', ...paths, ...terms, '--json'])
  const diff = estimateDiffSchema.parse(JSON.parse(json.stdout))
  // By hand: 730 h × $0.045 × 0.5 × 2.
  expect(diff).toMatchObject({ currency: 'EUR', difference: 32.85, unchanged: 1 })
  const failing = await backarch(['diff', ...paths, ...terms, '--markdown', '--fail-over', '30.5'])
  expect(failing.code).toBe(3)
  expect(failing.stdout).toMatch(/^\*\*\+€32\.85 a month\*\*/)
  expect(failing.stderr).toBe(
    'backarch: The bill rises by more than the €30.50 a month of --fail-over.\n',
  )
})

test('wrong terms are told in one line', async () => {
  await using files = await project({
    'main.tf': system,
    'none.json': '{ "discount',
    'wrong.json': JSON.stringify({ discountPercent: 110 }),
    'unknown.json': JSON.stringify({ discounts: 10 }),
    'unit.json': JSON.stringify({ customPrices: [{ ...micro, dollars: -1 }] }),
    'name.json': JSON.stringify({ customPrices: [{ ...micro, key: 't3.mikro' }] }),
    'currency.json': JSON.stringify({
      currency: { code: 'EUO', perDollar: 1, date: '2026-07-01' },
    }),
  })
  const refused = async (...options: string[]) => {
    const { code, stdout, stderr } = await backarch([
      'estimate',
      `${files.folder}/main.tf`,
      ...options,
    ])
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(/^backarch: [^\n]+\n$/)
    return stderr.replaceAll(`${files.folder}/`, '')
  }
  const file = (name: string) => refused('--terms', `${files.folder}/${name}.json`)
  expect(await file('missing')).toContain('The terms file missing.json cannot be read')
  expect(await file('none')).toContain('none.json is no JSON: ')
  expect(await file('wrong')).toContain('wrong.json: discountPercent: Too big')
  expect(await file('unknown')).toContain('unknown.json: Unrecognized key: "discounts"')
  expect(await file('unit')).toContain('unit.json: customPrices.0.dollars: Too small')
  expect(await file('name')).toContain('customPrices.0.key: t3.mikro is not in the catalog')
  expect(await file('currency')).toContain('currency.code: EUO is no currency of ISO 4217')
  expect(await refused('--discount', '101')).toContain(
    '--discount is a number of percent from 0 to 100, such as 10, not "101".',
  )
  expect(await refused('--currency', 'EUR')).toContain(
    '--currency is a currency and how many of it are a dollar, as EUR=0.92: not "EUR".',
  )
  expect(await refused('--currency', 'EUR=0')).toContain('as EUR=0.92: Too small')
})

test('--by environment takes what the tags say, and names what they do not', async () => {
  const gateway = (name: string, tags: string) =>
    `resource "aws_nat_gateway" "${name}" {\n  ${tags}\n}\n`
  await using files = await project({
    'main.tf': [
      'provider "aws" { region = "us-east-1" }',
      'variable "stage" { type = string }',
      gateway('a', 'tags = { Environment = "prod" }'),
      gateway('b', 'tags = merge({ Name = "b" }, { env = "prod" })'),
      gateway('c', 'tags = { ENVIRONMENT = "dev" }'),
      gateway('d', 'tags = { environment = var.stage }'),
      gateway('e', 'tags = { Name = "e" }'),
      gateway('f', ''),
      'resource "google_storage_bucket" "g" {\n name = "g"\n location = "US"\n labels = { env = "dev" }\n}',
    ].join('\n'),
  })
  const told = ['estimate', `${files.folder}/main.tf`, '--by', 'environment']
  const { stdout } = await backarch([...told, '--json'])
  expect(JSON.parse(stdout)).toEqual([
    { label: 'prod', monthly: 65.7, currency: 'USD', resources: 2, unknown: 0 },
    {
      label: 'tagged with no environment',
      monthly: 65.7,
      currency: 'USD',
      resources: 2,
      unknown: 0,
    },
    { label: 'dev', monthly: 32.85, currency: 'USD', resources: 2, unknown: 1 },
    { label: 'environment not known', monthly: 32.85, currency: 'USD', resources: 1, unknown: 0 },
  ])
})

test('--commitment prices what can be bought so, and names what has no such price', async () => {
  const cache = `
resource "aws_elasticache_cluster" "cache" {
  cluster_id      = "cache"
  engine          = "redis"
  node_type       = "cache.m5.large"
  num_cache_nodes = 1
}
`
  await using files = await project({
    'old/main.tf': system,
    'new/main.tf': `${system}${cache}`,
    'usage.yml':
      'version: 0.1\nresource_usage:\n  aws_elasticache_cluster.cache:\n    reserved_instance_term: 3_year\n',
  })
  const [before, after] = [`${files.folder}/old`, `${files.folder}/new`]
  const oneYear = ['--commitment', 'reserved-1-year']
  const said =
    'Of 2 resources that can be, 1 is at the reserved rate of one year; 1 has no such price.'

  const { stdout } = await backarch(['estimate', after, ...oneYear])
  // By hand: 730 h × $0.106; 730 h × $0.0104 + 8 GB × $0.10 as before.
  expect(stdout).toMatch(/ ElastiCache \(reserved, cache.m5.large\) +730 hours +\$77.38\n/)
  expect(stdout).toMatch(/Total a month +USD +\$85.77\n/)
  expect(stdout).toContain(`\n${said}\n`)
  expect(stdout).toMatch(/at its own rate\n  aws_instance.web: no price for t3.micro \(aws.ec2,/)

  const csv = await backarch(['estimate', after, ...oneYear, '--format', 'csv'])
  expect(csv.stderr).toBe(`note: ${said}\n`)
  expect(csv.stdout).toContain('; reserved-1-year has no price')

  const shares = await backarch(['estimate', after, ...oneYear, '--by', 'region', '--json'])
  expect(shares.stderr).toBe(`note: ${said}\n`)
  expect(JSON.parse(shares.stdout)).toMatchObject([{ label: 'us-east-1', monthly: 85.772 }])

  const own = await backarch([
    'estimate',
    after,
    ...oneYear,
    '--usage',
    `${files.folder}/usage.yml`,
  ])
  // What the usage says of a reservation wins: 730 h × $0.081.
  expect(own.stdout).toMatch(/ ElastiCache \(reserved, cache.m5.large\) +730 hours +\$59.13\n/)

  const diff = await backarch(['diff', before, after, ...oneYear])
  expect(diff.stdout).toMatch(/Difference a month +\+\$77.38\n/)
  expect(diff.stdout).toContain(`\nAfter: ${said}\n`)
  const same = await backarch(['diff', after, after, ...oneYear])
  expect(same.stdout).toContain(`\n${said}\n`)

  const refused = await backarch(['estimate', after, '--commitment', 'reserved-2-years'])
  expect([refused.code, refused.stderr]).toEqual([
    2,
    'backarch: --commitment is one of reserved-1-year, reserved-3-years, savings-plan-1-year, savings-plan-3-years, spot, not "reserved-2-years".\n',
  ])
})

test('--hours stops machines for the rest of the month, and the output says so', async () => {
  await using files = await project({ 'main.tf': system })
  const told = ['estimate', `${files.folder}/main.tf`, '--hours']
  const { stdout } = await backarch([...told, '220'])
  // By hand: 220 h × $0.0104 + 8 GB × $0.10.
  expect(stdout).toMatch(/Total a month +USD +\$3\.09\n/)
  expect(stdout).toContain('730 hours a month, of which machines run 220')
  const refused = await backarch([...told, '731'])
  expect([refused.code, refused.stderr]).toEqual([
    2,
    'backarch: --hours is how many of a month\'s 730 hours machines run, such as 220, not "731".\n',
  ])
})
