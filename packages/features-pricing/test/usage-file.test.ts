import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import type { OtherResource } from '../src/schemas.ts'
import { estimate } from '../src/service/estimate.ts'
import { addressPatterns } from '../src/usage-file/address-patterns.ts'
import { nodeOf, type NodeOptions } from './node-of.ts'

const lambda = 'aws.lambda-function'
const others: OtherResource[] = [
  { address: 'aws_mq_broker.b', type: 'aws_mq_broker', status: 'unsupported' },
]

function lambdaAt(address: string, options: NodeOptions = {}) {
  return nodeOf(lambda, {}, { address, id: address, ...options })
}

const nodes = [
  lambdaAt('aws_lambda_function.hello'),
  lambdaAt('aws_lambda_function.many[0]'),
  lambdaAt('aws_lambda_function.many[1]'),
  lambdaAt('module.m["a"].aws_lambda_function.inner["x.y"]'),
  nodeOf('aws.s3-bucket', {}, { address: 'aws_s3_bucket.files', id: 'files' }),
  nodeOf('aws.ec2-instance', { instanceType: 't3.large' }, { address: 'aws_instance.web' }),
]

function estimateWith(usageFile: string, of = nodes) {
  return estimate({ graph: { nodes: of, edges: [], groups: [] }, others, usageFile })
}

/** Requests that the file gives to the functions, in the order of the nodes; in millions. */
function requestsWith(resourceUsage: string, of = nodes) {
  const { resources } = estimateWith(`version: 0.1\nresource_usage:\n${resourceUsage}`, of)
  return resources
    .filter(({ kind }) => kind === lambda)
    .map(({ components }) => components[0]?.quantity)
}

/** What estimating with a file throws; undefined when it does not. */
function failureWith(usageFile: string): unknown {
  try {
    estimateWith(usageFile)
    return undefined
  } catch (error) {
    return error
  }
}

function problemWith(usageFile: string): string {
  const error = failureWith(usageFile)
  expect(error).toMatchObject({ code: 'VALIDATION', details: { reason: 'usage_file' } })
  const problem = error instanceof Error ? error.message : ''
  expect(problem).toMatch(/^Usage file, line \d+: [^\n]+\.$/)
  return problem
}

function problemIn(resourceUsage: string): string {
  return problemWith(`version: 0.1\nresource_usage:\n${resourceUsage}`)
}

describe('a usage file', () => {
  test('gives a resource its amounts', () => {
    const { resources, usageMonthly } = estimateWith(
      [
        'version: 0.1',
        'resource_usage:',
        '  aws_lambda_function.hello:',
        '    monthly_requests: 1000000 # a comment',
        '    request_duration_ms: 350',
        '  aws_s3_bucket.files:',
        '    standard:',
        '      storage_gb: 1000',
      ].join('\n'),
    )
    expect(resources[0]).toMatchObject({ status: 'priced', monthly: 0.92916813 })
    expect(resources[4]).toMatchObject({ status: 'priced', monthly: 23 })
    expect(usageMonthly).toBe(23.92916813)
  })

  test('names instances by index or all of them by [*], the particular before the general', () => {
    expect(requestsWith('  aws_lambda_function.many[*]: { monthly_requests: 3000000 }')).toEqual([
      null,
      3,
      3,
      null,
    ])
    expect(
      requestsWith(
        [
          '  aws_lambda_function.many[1]: { monthly_requests: 1000000 }',
          '  aws_lambda_function.many[*]: { monthly_requests: 3000000 }',
          '  module.m[*].aws_lambda_function.inner[*]: { monthly_requests: 5000000 }',
          '  module.m["a"].aws_lambda_function.inner[*]: { monthly_requests: 4000000 }',
        ].join('\n'),
      ),
    ).toEqual([null, 3, 1, 4])
  })

  test('adds to what a node says of itself, which wins over the default of its type', () => {
    const said = [lambdaAt('aws_lambda_function.a', { usage: { monthly_requests: 2_000_000 } })]
    const defaults = [
      'resource_type_default_usage:',
      '  aws_lambda_function: { monthly_requests: 7000000, request_duration_ms: 100 }',
      '  aws_nothing_here: { anything: 1 }',
    ].join('\n')
    const [first] = estimateWith(defaults, said).resources
    expect(first?.components.map(({ quantity }) => quantity)).toEqual([2, 25_000])
    const own = '  aws_lambda_function.a: { monthly_requests: 1000000 }'
    expect(requestsWith(own, said)).toEqual([1])
  })

  test('may be empty, leave values out, and speak of resources that are not priced', () => {
    expect(estimateWith('').totalMonthly).toBe(61.536)
    expect(estimateWith('version: 0.1\nresource_usage:\n').totalMonthly).toBe(61.536)
    expect(requestsWith('  aws_lambda_function.hello:\n    monthly_requests:')[0]).toBe(null)
    expect(requestsWith('  aws_mq_broker.b: { storage_size_gb: 1 }')[0]).toBe(null)
    expect(requestsWith('  aws_lambda_function.gone[*]: { monthly_requests: 1 }')[0]).toBe(null)
  })
})

describe('a usage file is refused in one sentence with its line', () => {
  test('for a key that the resource does not have, naming those that it has', () => {
    expect(problemIn('  aws_lambda_function.hello:\n    monthly_reqs: 1')).toBe(
      'Usage file, line 4: "aws_lambda_function.hello" has no usage key "monthly_reqs"; its keys are monthly_requests, request_duration_ms.',
    )
    expect(problemIn('  aws_s3_bucket.files:\n    standard:\n      storage: 1')).toMatch(
      /^Usage file, line 5: .*"storage" in standard; its keys are storage_gb, monthly_tier_1/,
    )
    expect(
      problemWith('resource_type_default_usage:\n  aws_lambda_function: { requests: 1 }'),
    ).toContain('line 2: "aws_lambda_function" has no usage key "requests"')
  })

  test('for a value of the wrong type or sign', () => {
    const problem = (value: string) =>
      problemIn(`  aws_lambda_function.hello:\n    monthly_requests: ${value}`)
    const start = 'Usage file, line 4: monthly_requests of "aws_lambda_function.hello" must'
    expect(problem('many')).toBe(`${start} be a number, not "many".`)
    expect(problem('"5"')).toBe(`${start} be a number, not "5".`)
    expect(problem('-5')).toBe(`${start} not be negative, not -5.`)
    expect(problem('[1]')).toBe(`${start} be a number, not a list.`)
    expect(problem('1e13')).toMatch(/must be at most 1000000000000, not/)
    expect(problemIn('  aws_instance.web: { operating_system: beos }')).toMatch(
      /must be one of linux, windows, suse, rhel, not "beos"/,
    )
    expect(problemIn('  aws_s3_bucket.files: { standard: 5 }')).toMatch(/must hold keys/)
    expect(problemIn('  aws_s3_bucket.files: 5')).toMatch(/line 3: "aws_s3_bucket.files" must hold/)
  })

  test('IN4 for NaN and infinities', () => {
    for (const value of ['.nan', '.inf', '-.inf']) {
      const line = `  aws_lambda_function.hello: { monthly_requests: ${value} }`
      expect(problemIn(line)).toMatch(/line 3: monthly_requests of .* must be a number/)
    }
  })

  test('for an address that is not in the project, with the way to write a counted one', () => {
    expect(problemIn('  aws_lambda_function.helo: { monthly_requests: 1 }')).toBe(
      'Usage file, line 3: there is no resource "aws_lambda_function.helo" in this project.',
    )
    expect(problemIn('  aws_lambda_function.many: { monthly_requests: 1 }')).toMatch(
      /has several instances: write "aws_lambda_function\.many\[\*\]"\.$/,
    )
  })

  test('but not for an address that was right once, when the caller says so', () => {
    const usageFile = [
      'resource_usage:',
      '  aws_lambda_function.deleted: { monthly_requests: 1 }',
      '  aws_lambda_function.hello: { monthly_requests: 1000000 }',
    ].join('\n')
    const input = { graph: { nodes, edges: [], groups: [] }, others, usageFile }
    expect(estimate(input, { unknownAddresses: 'ignore' }).usageMonthly).toBe(0.2)
    expect(() => estimate(input)).toThrow(/no resource/)
  })

  test('for a section or version that does not exist', () => {
    expect(problemWith('version: 0.1\nresorce_usage: {}')).toMatch(
      /line 2: there is no section "resorce_usage"; the sections are version, resource_usage, /,
    )
    expect(problemWith('version: 0.2')).toMatch(/line 1: the version must be 0\.1/)
    expect(problemWith('- 1')).toMatch(/line 1: the file must hold the sections/)
    expect(problemWith('resource_usage: 5')).toMatch(/line 1: "resource_usage" must hold keys/)
  })

  test('for YAML that is broken, ambiguous or not plain', () => {
    expect(problemWith('resource_usage:\n\taws: 1')).toMatch(/line 2: not valid YAML/)
    expect(problemIn('  a: {}\n  a: {}')).toMatch(/line 4: "a" is there a second time/)
    expect(problemWith('version: 0.1\n---\nversion: 0.1')).toMatch(/a second document/)
    expect(problemWith('? [1, 2]\n: 3')).toMatch(/a key must be plain text/)
    expect(problemWith('version: !!binary aGVsbG8=')).toMatch(/only text, numbers, true and false/)
  })

  test('for aliases, which could multiply a small file', () => {
    expect(problemWith('resource_usage:\n  x: &x { y: 1 }\n  z: *x')).toMatch(
      /line 3: an alias \(\*x\) is not allowed/,
    )
    expect(
      problemIn('  aws_lambda_function.hello: &h { monthly_requests: 1 }\n  b: { <<: *h }'),
    ).toMatch(/alias/)
  })

  test('IN7 for depth, width and length that no usage file has', () => {
    expect(problemWith('['.repeat(1000))).toMatch(/more than 20 levels/)
    expect(
      problemWith(Array.from({ length: 900 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')),
    ).toMatch(/more than 20 levels/)
    expect(problemWith('"'.repeat(3000))).toMatch(/more than 2000 characters/)
    expect(problemWith('a: 1\n'.repeat(50_001))).toMatch(/more than 50000 lines/)
  })

  test('for names that every object has, and leaves prototypes alone', () => {
    expect(problemIn('  __proto__: { polluted: 1 }')).toMatch(/no resource "__proto__"/)
    expect(problemIn('  aws_lambda_function.hello: { __proto__: { a: 1 } }')).toMatch(
      /no usage key "__proto__"/,
    )
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })

  test('on one line, whatever the file holds', () => {
    const marks = 'a : - [ ] { } " \' \n # & * ! | > ?'.split(' ')
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(' ', ...marks) }),
    )
    fc.assert(
      fc.property(text, (file) => {
        const error = failureWith(file)
        fc.pre(error !== undefined)
        const message = expect.not.stringMatching(/\n/)
        expect(error).toMatchObject({ code: 'VALIDATION', message })
      }),
    )
  })
})

test('data that leaves a region has no resource: its usage alone describes it', () => {
  const { resources, totalMonthly } = estimateWith(`
version: 0.1
resource_usage:
  aws_data_transfer.out:
    region: eu-west-1
    monthly_outbound_other_regions_gb: 100
`)
  expect(resources.find(({ address }) => address === 'aws_data_transfer.out')).toMatchObject({
    type: 'aws_data_transfer',
    kind: 'aws.data-transfer',
    region: 'eu-west-1',
    monthly: 2,
  })
  expect(totalMonthly).toBe(estimateWith('version: 0.1').totalMonthly + 2)
  expect(() =>
    estimateWith('resource_usage:\n  aws_data_transfer.out:\n    monthly_gb: 1'),
  ).toThrow(/monthly_gb/)
})

test('an address is written from the general to the particular', () => {
  expect(addressPatterns('aws_instance.web')).toEqual(['aws_instance.web'])
  expect(addressPatterns('aws_instance.web["a]b"]')).toEqual([
    'aws_instance.web[*]',
    'aws_instance.web["a]b"]',
  ])
  expect(addressPatterns('module.m[0].a.b[1]')).toEqual([
    'module.m[*].a.b[*]',
    'module.m[*].a.b[1]',
    'module.m[0].a.b[*]',
    'module.m[0].a.b[1]',
  ])
  const deep = Array.from({ length: 9 }, (_, index) => `module.m[${index}]`).join('.')
  expect(addressPatterns(deep)).toEqual([deep.replaceAll(/\d/g, '*'), deep])
})
