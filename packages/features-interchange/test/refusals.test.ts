import { isAppError } from '@backarch/core'
import { describe, expect, it } from 'vitest'

import { importProject } from '../src/terraform/import-project.ts'
import { type Files, importText, sourceFiles } from './import-text.ts'

/** `reason: message` of the refusal. */
async function refusalOf(files: Files): Promise<string> {
  try {
    await importProject(sourceFiles(files))
    return 'imported'
  } catch (error) {
    return isAppError(error)
      ? `${error.code} ${error.details.reason}: ${error.message}`
      : String(error)
  }
}

const queue = 'resource "aws_sqs_queue" "q" {}\n'

describe('a project that cannot be imported', () => {
  it.each<[string, Files, string]>([
    [
      'an open brace',
      `${queue}resource "a" "b" {\n`,
      'VALIDATION syntax: main.tf line 2: unclosed configuration block.',
    ],
    [
      'a missing value',
      { 'a.tf': queue, 'b/c.tf': '', 'b.tf': '\n\nresource "a" "b" {\n  x =\n}\n' },
      'VALIDATION syntax: b.tf line 4: invalid expression.',
    ],
    [
      'an argument twice',
      'resource "a" "b" {\n  x = 1\n  x = 2\n}\n',
      'VALIDATION syntax: main.tf line 3: attribute redefined.',
    ],
    [
      'a syntax error in a values file',
      { 'main.tf': queue, 'terraform.tfvars': 'a = = 1' },
      'VALIDATION syntax: terraform.tfvars line 1: invalid expression.',
    ],
    [
      'a syntax error in a module',
      { 'main.tf': 'module "m" {\n  source = "./m"\n}\n', 'm/x.tf': 'x' },
      'VALIDATION syntax: m/x.tf line 1: argument or block definition required.',
    ],
    [
      'JSON that is none',
      { 'main.tf.json': '{\n  "resource": {\n    "a": }\n}' },
      'VALIDATION syntax: main.tf.json line 3: not valid JSON.',
    ],
    [
      'JSON that is a list',
      { 'main.tf.json': '[]' },
      'VALIDATION syntax: main.tf.json line 1: expected a JSON object.',
    ],
    [
      'no file',
      { 'README.md': 'hello' },
      'VALIDATION empty_project: There is no .tf file in the project.',
    ],
    [
      'no resource',
      'variable "a" {}\noutput "b" {\n  value = 1\n}\n',
      'VALIDATION empty_project: The project has no resource to import.',
    ],
    [
      'two projects',
      { 'a/main.tf': queue, 'b/main.tf': queue },
      "VALIDATION empty_project: The project's own folder has no .tf file; choose one of a, b.",
    ],
    [
      'a resource without a name',
      'resource "aws_sqs_queue" {}\n',
      'VALIDATION bad_block: main.tf: a resource block needs a type and a name.',
    ],
    [
      'a resource with too many names',
      'resource "a" "b" "c" {}\n',
      'VALIDATION bad_block: main.tf: a resource block needs a type and a name.',
    ],
    [
      'a module without a name',
      `${queue}module {}\n`,
      'VALIDATION bad_block: main.tf: a module block needs a name.',
    ],
    [
      'a name that is none',
      { 'main.tf.json': '{"resource":{"aws_sqs_queue":{"a b":{}}}}' },
      'VALIDATION bad_block: main.tf.json: "a b" is not a name; use letters, digits, _ and -.',
    ],
    [
      'an address as long as a page',
      `resource "aws_sqs_queue" "q" {\n  for_each = toset(["${'x'.repeat(2000)}"])\n}\n`,
      `VALIDATION bad_block: aws_sqs_queue.q["${'x'.repeat(83)}... is an address of more than 1000 characters.`,
    ],
    [
      'a resource that is a value',
      'resource = 3\n',
      'VALIDATION bad_block: main.tf: a resource block needs a type and a name.',
    ],
    [
      'a resource twice',
      { 'a.tf': queue, 'b.tf': queue },
      'VALIDATION duplicate: resource aws_sqs_queue.q is defined twice, in a.tf and in b.tf.',
    ],
    [
      'a local twice',
      `${queue}locals {\n  a = 1\n}\nlocals {\n  a = 2\n}\n`,
      'VALIDATION duplicate: local.a is defined twice; the second time in main.tf.',
    ],
    [
      'a file twice',
      { 'a.tf': queue, './a.tf': queue },
      'VALIDATION duplicate: The file a.tf is given twice.',
    ],
    [
      'modules in a circle',
      {
        'main.tf': 'module "a" {\n  source = "./a"\n}\n',
        'a/main.tf': 'module "b" {\n  source = "../b"\n}\n',
        'b/main.tf': 'module "a" {\n  source = "../a"\n}\n',
      },
      'VALIDATION module_cycle: Modules contain each other: a -> b -> a.',
    ],
    [
      'a module in itself',
      'module "a" {\n  source = "./"\n}\n',
      'VALIDATION module_cycle: Modules contain each other: the root module -> the root module.',
    ],
    [
      'a module that is missing',
      `${queue}module "a" {\n  source = "./gone"\n}\n`,
      'VALIDATION module_not_found: module.a has its source in gone, where there are no Terraform files.',
    ],
    [
      'locals in a circle',
      `locals {\n  a = local.b\n  b = "x\${local.a}"\n}\nresource "aws_sqs_queue" "q" {\n  name = local.a\n}\n`,
      'VALIDATION reference_cycle: local.a refers to itself: local.a -> local.b -> local.a.',
    ],
    [
      'resources in a circle',
      'resource "aws_sqs_queue" "q" {\n  name = aws_sqs_queue.q.name\n}\n',
      'VALIDATION reference_cycle: aws_sqs_queue.q.name refers to itself: aws_sqs_queue.q.name -> aws_sqs_queue.q.name.',
    ],
    [
      'a billion of a resource',
      'resource "aws_sqs_queue" "q" {\n  count = 1000000000\n}\n',
      'VALIDATION too_many_resources: aws_sqs_queue.q brings the project above 20000 resources.',
    ],
    [
      'a thousand of a thousand',
      {
        'main.tf': 'module "m" {\n  source = "./m"\n  count = 1000\n}\n',
        'm/main.tf': 'resource "aws_sqs_queue" "q" {\n  count = 1000\n}\n',
      },
      'VALIDATION too_many_resources: module.m[19].aws_sqs_queue.q brings the project above 20000 resources.',
    ],
    [
      'more loops than anybody needs',
      'resource "aws_sqs_queue" "q" {\n  name = join("", [for a in range(9000) : join("", [for b in range(9000) : "x"])])\n}\n',
      'VALIDATION too_complex: The project asks for too much computing; make its loops or lists smaller.',
    ],
    [
      'brackets without end',
      `x = ${'['.repeat(1000)}`,
      'VALIDATION too_deep: main.tf line 1: the brackets are nested too deeply.',
    ],
  ])('%s', async (_what, files, expected) => {
    expect(await refusalOf(files)).toBe(expected)
  })

  it('more than 10 MB', async () => {
    const big = `# ${'x'.repeat(4_000_000)}\n`
    expect(await refusalOf({ 'a.tf': queue, 'b.tf': big, 'c.tf': big, 'd.tf': big })).toMatch(
      /^VALIDATION too_large: The project is larger than 10 MB/,
    )
  })

  it('LG2 puts no line break or control character of its input into a message or a name', async () => {
    const { graph, report } = await importText({
      'main.tf.json': JSON.stringify({
        resource: {
          aws_sqs_queue: {
            q: { name: 'a\nb\u0000\u001b[31mc\ud800', fifo_queue: '${data.x\n\u001b.y}' },
          },
        },
      }),
    })
    expect(graph.nodes[0]?.name).toBe('a b [31mc\ufffd')
    expect(JSON.stringify({ graph, report })).not.toMatch(/\\n|\\u00[01]|\\ud8/)
    expect(await refusalOf({ 'a\n\u001b[31m.tf': 'x' })).toMatch(
      /^VALIDATION syntax: a \[31m\.tf line 1: [^\n]+$/,
    )
  })

  it('is never refused for a mistake in one argument: that argument is not known', async () => {
    const result = await importText(`
resource "aws_sqs_queue" "q" {
  name       = upper(aws_sqs_queue.gone.name)
  fifo_queue = [1, 2][5]
}
`)
    expect(result.report.resources).toHaveLength(1)
    expect(result.report.warnings).toEqual(
      expect.arrayContaining([
        'aws_sqs_queue.q: name: there is no aws_sqs_queue.gone.',
        'aws_sqs_queue.q: fifo_queue: there is no element 5 in a list of 2.',
      ]),
    )
  })

  it('keeps its report short when everything in it is unknown', async () => {
    const { report } = await importText(
      'resource "aws_instance" "a" {\n  count = 2000\n  instance_type = data.a.b.c\n}\n',
    )
    expect(report.resources).toHaveLength(2000)
    expect(report.warnings).toHaveLength(501)
    expect(report.warnings.at(-1)).toBe('1500 more warnings are not shown.')
  })
})
