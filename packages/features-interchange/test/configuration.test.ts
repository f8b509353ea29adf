import { describe, expect, it } from 'vitest'

import { importNode, importText } from './import-text.ts'

const addresses = async (files: Parameters<typeof importText>[0]) =>
  (await importText(files)).report.resources.map(({ address }) => address).toSorted()

/** A queue shows an expression's value as its name. */
const queue = (name: string) => `resource "aws_sqs_queue" "q" {\n  name = ${name}\n}\n`
const nameOf = async (code: string, name: string, files = {}) =>
  (await importNode({ 'main.tf': code + queue(name), ...files })).name

describe('variables', () => {
  it('take their default, then terraform.tfvars, then *.auto.tfvars in order of their names', async () => {
    const code = 'variable "a" {\n  default = "default"\n}\n'
    const files = { 'terraform.tfvars': 'a = "tfvars"\n' }
    expect(await nameOf(code, 'var.a')).toBe('default')
    expect(await nameOf(code, 'var.a', files)).toBe('tfvars')
    const json = { ...files, 'terraform.tfvars.json': '{ "a": "json" }' }
    expect(await nameOf(code, 'var.a', json)).toBe('json')
    const auto = { ...json, 'x.auto.tfvars': 'a = "x"', 'y.auto.tfvars.json': '{ "a": "y" }' }
    expect(await nameOf(code, 'var.a', auto)).toBe('y')
    const other = { ...files, 'production.tfvars': 'a = "never asked for"' }
    expect(await nameOf(code, 'var.a', other)).toBe('tfvars')
  })

  it('are converted to their type', async () => {
    const code = `variable "a" {
  type = object({ port = number, tags = optional(list(string), ["none"]), on = optional(bool) })
  default = { port = "80", extra = 1 }
}
`
    expect(await nameOf(code, 'jsonencode(var.a)')).toBe('{"on":null,"port":80,"tags":["none"]}')
    expect(
      await nameOf(
        'variable "a" {\n  type = set(string)\n  default = ["b", "a", "b"]\n}\n',
        'join("", var.a)',
      ),
    ).toBe('ab')
    expect(await nameOf('variable "a" {\n  type = "string"\n  default = 5\n}\n', 'var.a')).toBe('5')
  })

  it('without a value are not known, and say so', async () => {
    const result = await importText(
      `variable "size" {}\nresource "aws_instance" "a" {\n  instance_type = var.size\n}\n`,
    )
    expect(result.graph.nodes[0]?.settings['instanceType']).toBeNull()
    expect(result.report.warnings).toEqual([
      'var.size has no value and is not known.',
      'aws_instance.a: instance_type is not known: ${var.size}',
    ])
  })

  it('that no block declares are named in a warning', async () => {
    const result = await importText({ 'main.tf': queue('"a"'), 'terraform.tfvars': 'b = 1' })
    expect(result.report.warnings).toEqual(['terraform.tfvars: there is no variable "b".'])
  })
})

describe('locals', () => {
  it('are evaluated in whatever order they stand', async () => {
    const code = 'locals {\n  b = "${local.a}2"\n}\nlocals {\n  c = upper(local.b)\n  a = "x1"\n}\n'
    expect(await nameOf(code, 'local.c')).toBe('X12')
  })

  it('in a heredoc keep their lines', async () => {
    const code = 'locals {\n  a = <<-EOT\n    one\n      two ${1 + 1}\n  EOT\n}\n'
    expect(await nameOf(code, 'jsonencode(local.a)')).toBe(String.raw`"one\n  two 2\n"`)
  })
})

describe('count and for_each', () => {
  it('unfold to the addresses that Terraform gives', async () => {
    const code = `
resource "aws_sqs_queue" "none" {
  count = 0
}
resource "aws_sqs_queue" "counted" {
  count = length(["a", "b"])
}
resource "aws_sqs_queue" "set" {
  for_each = toset(["b", "a"])
}
resource "aws_sqs_queue" "map" {
  for_each = { "with \\"quotes\\"" = 1 }
}
resource "aws_sqs_queue" "one" {}
`
    expect(await addresses(code)).toEqual([
      'aws_sqs_queue.counted[0]',
      'aws_sqs_queue.counted[1]',
      'aws_sqs_queue.map["with \\"quotes\\""]',
      'aws_sqs_queue.one',
      'aws_sqs_queue.set["a"]',
      'aws_sqs_queue.set["b"]',
    ])
  })

  it('give each copy its own index, key and value', async () => {
    const counted = await importText(
      'resource "aws_sqs_queue" "q" {\n  count = 2\n  name = "q-${count.index}"\n}\n',
    )
    expect(counted.graph.nodes.map(({ name }) => name)).toEqual(['q-0', 'q-1'])
    const each = await importText(
      'resource "aws_sqs_queue" "q" {\n  for_each = { b = "B", a = "A" }\n  name = "${each.key}${each.value}"\n}\n',
    )
    expect(each.graph.nodes.map(({ name }) => name)).toEqual(['aA', 'bB'])
  })

  it('that cannot be known stand as one copy with a warning', async () => {
    const code = `
resource "aws_sqs_queue" "a" {
  count = length(data.aws_availability_zones.all.names)
}
resource "aws_sqs_queue" "b" {
  for_each = toset(data.aws_subnets.all.ids)
  name     = each.key
}
resource "aws_sqs_queue" "c" {
  count = var.enabled ? 1 : 0
}
variable "enabled" {}
`
    const result = await importText(code)
    expect(result.report.resources.map(({ address }) => address).toSorted()).toEqual([
      'aws_sqs_queue.a[0]',
      'aws_sqs_queue.b',
      'aws_sqs_queue.c[0]',
    ])
    expect(result.report.warnings).toContain(
      'aws_sqs_queue.a: count is not known and taken as 1: ${length(data.aws_availability_zones.all.names)}',
    )
    expect(result.report.warnings).toContain(
      'aws_sqs_queue.b: for_each is not known and taken as one element: ${toset(data.aws_subnets.all.ids)}',
    )
  })

  it('may depend on other resources', async () => {
    const code = `
resource "aws_sqs_queue" "q" {
  for_each = toset(["a", "b"])
  name     = each.key
}
resource "aws_sqs_queue" "dead" {
  for_each = aws_sqs_queue.q
  name     = "\${each.value.name}-dead"
}
resource "aws_sqs_queue" "n" {
  count = length(aws_sqs_queue.q)
  name  = values(aws_sqs_queue.q)[count.index].name
}
`
    const { graph } = await importText(code)
    expect(graph.nodes.map(({ name }) => name).toSorted()).toEqual([
      'a',
      'a',
      'a-dead',
      'b',
      'b',
      'b-dead',
    ])
  })
})

describe('ways to write a project', () => {
  it('labels without quotes, several files, and JSON', async () => {
    const files = {
      'a.tf': 'resource aws_sqs_queue a {}\n',
      'b.tf': 'resource "aws_sqs_queue" "b" {\n  name = aws_sqs_queue.a.name\n}\n',
      'c.tf.json': JSON.stringify({
        '//': 'a comment',
        resource: [
          { aws_sqs_queue: { c: { name: '${upper("json")}' } } },
          { aws_sqs_queue: { d: [{}] } },
        ],
        locals: { x: 1 },
      }),
    }
    const { graph } = await importText(files)
    expect(graph.nodes.map(({ id }) => id)).toEqual(
      ['a', 'b', 'c', 'd'].map((name) => `aws_sqs_queue.${name}`),
    )
    expect(graph.nodes[2]?.name).toBe('JSON')
  })

  it('override files replace single arguments', async () => {
    const files = {
      'main.tf': 'resource "aws_sqs_queue" "q" {\n  name = "a"\n  fifo_queue = true\n}\n',
      'main_override.tf': 'resource "aws_sqs_queue" "q" {\n  name = "b"\n}\n',
    }
    expect(await importNode(files)).toMatchObject({ name: 'b', settings: { fifo: true } })
  })

  it('dynamic blocks, with an iterator of another name, beside written ones', async () => {
    const code = `
resource "aws_instance" "a" {
  ebs_block_device {
    volume_size = 1
  }
  dynamic "ebs_block_device" {
    for_each = { x = 10, y = 20 }
    iterator = disk
    content {
      device_name = disk.key
      volume_size = disk.value
    }
  }
}
`
    const node = await importNode(code)
    expect(node.settings['extraVolumes']).toMatchObject([
      { sizeGb: 1 },
      { sizeGb: 10 },
      { sizeGb: 20 },
    ])
    const unknown = await importNode(code.replace('{ x = 10, y = 20 }', 'data.x.y.z'))
    expect(unknown.settings['extraVolumes']).toBeNull()
  })

  it('data sources, terraform.workspace and path are there and mostly unknown', async () => {
    expect(
      await nameOf('', '"${terraform.workspace}-${path.module}-${data.aws_region.current.name}"'),
    ).toBe('default-.-us-east-1')
    expect(await nameOf('', 'data.aws_caller_identity.me.account_id')).toBe('q')
  })

  it('files that came with one folder around them', async () => {
    const files = {
      'infra/main.tf': 'provider "aws" {}\nmodule "m" {\n  source = "./m"\n}\n',
      'infra/m/main.tf': queue('"a"'),
    }
    expect(await addresses(files)).toEqual(['module.m.aws_sqs_queue.q'])
  })
})
