import { isAppError } from '@backarch/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { ImportResult } from '../src/schemas.ts'
import { importProject } from '../src/terraform/import-project.ts'
import { sourceFiles } from './import-text.ts'

const functions =
  `abs alltrue anytrue base64decode base64encode basename ceil chomp chunklist cidrhost cidrnetmask cidrsubnet
  cidrsubnets coalesce coalescelist compact concat contains csvdecode distinct element endswith file fileexists fileset
  flatten floor format formatdate formatlist indent index join jsondecode jsonencode keys length log lookup lower
  matchkeys max md5 merge min one parseint pathexpand pow range regex regexall replace reverse setintersection
  setproduct setsubtract setunion sha256 signum slice sort split startswith strrev substr sum templatefile
  templatestring textdecodebase64 timeadd timecmp title tobool tolist tomap tonumber toset tostring transpose trim
  trimprefix urlencode uuidv5 values yamldecode yamlencode zipmap`.split(/\s+/)

const leaf = fc.oneof(
  fc.constantFrom(
    'null',
    'true',
    'false',
    '[]',
    '{}',
    'var.list',
    'var.map',
    'var.object.a',
    'local.text',
    'each.key',
  ),
  fc.constantFrom(
    'path.module',
    'aws_sqs_queue.other',
    'aws_sqs_queue.other.name',
    'local.nothing',
    'module.none.x',
  ),
  fc.integer({ min: -3, max: 40 }).map(String),
  fc.constantFrom(
    '"a"',
    '"10.0.0.0/16"',
    '"%s-%d"',
    '"[a-z]+"',
    '"a: [1, 2]"',
    '"x,y\\n1,2"',
    '"2020-01-01T00:00:00Z"',
  ),
  fc.constantFrom(
    '"${local.text}-x"',
    '"%{ if true }a%{ endif }"',
    '1.5',
    '1e300',
    '"conf/a.json"',
  ),
)

/** An expression of every form that the language has, over these leaves. */
const expressionOf = (leaves: fc.Arbitrary<string>, names = functions) =>
  fc.letrec<{ any: string }>((tie) => ({
    any: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaves,
      fc
        .tuple(fc.constantFrom(...names), fc.array(tie('any'), { maxLength: 3 }))
        .map(([name, args]) => `${name}(${args.join(', ')})`),
      fc
        .tuple(
          tie('any'),
          fc.constantFrom('+', '-', '*', '/', '%', '==', '!=', '<', '>=', '&&', '||'),
          tie('any'),
        )
        .map(([left, operator, right]) => `(${left} ${operator} ${right})`),
      fc
        .tuple(tie('any'), tie('any'), tie('any'))
        .map(([test, yes, no]) => `(${test} ? ${yes} : ${no})`),
      fc.array(tie('any'), { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
      fc.tuple(tie('any'), tie('any')).map(([key, value]) => `{ (${key}) = ${value} }`),
      fc.tuple(tie('any'), tie('any')).map(([of, key]) => `${of}[${key}]`),
      tie('any').map((of) => `[for k, v in ${of} : v]`),
      tie('any').map((of) => `{ for k, v in ${of} : k => v... }`),
      tie('any').map((of) => `(${of})[*].name`),
      tie('any').map((of) => `!${of}`),
    ),
  })).any

const project = (count: string, size: string) => `
provider "aws" {
  region = "us-east-1"
}
variable "list" {
  default = ["a", "b"]
}
variable "map" {
  default = { a = 1, b = "two" }
}
variable "object" {
  type    = object({ a = optional(list(string), ["x"]) })
  default = {}
}
variable "unset" {}
locals {
  text = "abc"
  loose = ${size}
}
resource "aws_sqs_queue" "other" {
  name = "other"
}
resource "aws_ebs_volume" "v" {
  ${count}
  size = ${size}
  type = local.loose
}
`

/** Undefined when it is refused, which must be with VALIDATION. */
async function importOf(text: string): Promise<ImportResult | undefined> {
  try {
    return await importProject(sourceFiles({ 'main.tf': text, 'conf/a.json': '{"x": 1}' }))
  } catch (error) {
    if (isAppError(error) && error.code === 'VALIDATION') return undefined
    throw error
  }
}

describe('any expression at all', () => {
  it('is imported, or refused with VALIDATION (property)', async () => {
    const expression = expressionOf(leaf, [...functions, 'try', 'can'])
    const meta = fc.oneof(
      expression.map((value) => `count = ${value}`),
      expression.map((value) => `for_each = ${value}`),
    )
    await fc.assert(
      fc.asyncProperty(meta, expression, async (count, size) => {
        const result = await importOf(project(count, size))
        const sizes = result?.graph.nodes.flatMap(({ settings }) => settings['sizeGb'] ?? []) ?? []
        expect(sizes.every((each) => typeof each === 'number' && each >= 0)).toBe(true)
      }),
      { numRuns: 400 },
    )
  })

  it('is the same number, or none, when what it is made of is not known (property)', async () => {
    // The value of the variable is never told; what comes of it as a number must not depend on it, whatever it is.
    const inside = expressionOf(
      fc.oneof(leaf, fc.constant('var.unset'), fc.constant('var.unset.a')),
    )
    // In such a way that a number may come of most of them. Without `try`: it makes numbers of mistakes.
    const hidden = fc
      .tuple(fc.constantFrom('%', 'length(%)', '% == 7 ? 1 : 2'), inside)
      .map(([form, value]) => form.replace('%', () => value))
    const values = fc.constantFrom('7', '"x"', '["p", "q", "r"]', '{ a = 5 }', 'true', '[]', '"b"')
    const given = (text: string, value: string) =>
      text.replace('variable "unset" {}', `variable "unset" {\n  default = ${value}\n}`)
    await fc.assert(
      fc.asyncProperty(hidden, values, async (size, value) => {
        const text = project('', size)
        const sizeOf = (result: ImportResult | undefined) =>
          result?.graph.nodes.find(({ id }) => id === 'aws_ebs_volume.v')?.settings['sizeGb'] ??
          null
        const [unknown, known] = [
          sizeOf(await importOf(text)),
          sizeOf(await importOf(given(text, value))),
        ]
        // With the value the expression may be a mistake; then nobody can tell.
        expect(unknown === null || known === null || unknown === known).toBe(true)
      }),
      { numRuns: 600 },
    )
  })
})
