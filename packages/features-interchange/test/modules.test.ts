import { describe, expect, it } from 'vitest'

import { importNode, importText, outcomes } from './import-text.ts'

const addresses = async (files: Parameters<typeof importText>[0]) =>
  (await importText(files)).report.resources.map(({ address }) => address).toSorted()

/** A queue shows an expression's value as its name. */
const queue = (name: string) => `resource "aws_sqs_queue" "q" {\n  name = ${name}\n}\n`

describe('modules', () => {
  const inner = `
variable "name" {}
variable "fifo" {
  default = false
}
resource "aws_sqs_queue" "q" {
  name       = "\${var.name}-\${path.module}"
  fifo_queue = var.fifo
}
output "name" {
  value = aws_sqs_queue.q.name
}
`

  it('get their inputs and give their outputs, nested and multiplied', async () => {
    const files = {
      'main.tf': `
module "outer" {
  source   = "./outer"
  for_each = toset(["a", "b"])
  name     = each.key
}
module "again" {
  source = "./inner"
  count  = 2
  name   = module.outer["b"].names[count.index]
  fifo   = true
}
`,
      'outer/main.tf': `
variable "name" {}
module "inner" {
  source = "../inner"
  count  = 2
  name   = "\${var.name}\${count.index}"
}
output "names" {
  value = module.inner[*].name
}
`,
      'inner/main.tf': inner,
    }
    const { graph } = await importText(files)
    expect(graph.nodes.map(({ id, name, settings }) => [id, name, settings['fifo']])).toEqual([
      ['module.again[0].aws_sqs_queue.q', 'b0-inner-inner', true],
      ['module.again[1].aws_sqs_queue.q', 'b1-inner-inner', true],
      ['module.outer["a"].module.inner[0].aws_sqs_queue.q', 'a0-inner', false],
      ['module.outer["a"].module.inner[1].aws_sqs_queue.q', 'a1-inner', false],
      ['module.outer["b"].module.inner[0].aws_sqs_queue.q', 'b0-inner', false],
      ['module.outer["b"].module.inner[1].aws_sqs_queue.q', 'b1-inner', false],
    ])
  })

  it('may lie outside of the root folder', async () => {
    const files = {
      'main.tf': 'module "m" {\n  source = "../shared/queue"\n  name = "x"\n}\n',
      '../shared/queue/main.tf': inner,
    }
    expect(await addresses(files)).toEqual(['module.m.aws_sqs_queue.q'])
  })

  it('that are not part of the project are listed, and what they give is not known', async () => {
    const result = await importText(`
module "vpc" {
  source  = "terraform-aws-modules/vpc/aws"
  version = "5.0.0"
}
resource "aws_instance" "a" {
  instance_type = "t3.micro"
  subnet_id     = module.vpc.private_subnets[0]
}
`)
    expect(outcomes(result)).toEqual([
      'aws_instance.a node aws_instance.a',
      'module.vpc unsupported',
    ])
    expect(result.report.resources.find(({ address }) => address === 'module.vpc')?.type).toBe(
      'module',
    )
    expect(result.report.warnings).toEqual([
      'module.vpc: its source "terraform-aws-modules/vpc/aws" is not part of the project, so nothing in it is imported.',
    ])
  })

  it('may hand an output back to their own input without being a circle', async () => {
    const files = {
      'main.tf': 'module "m" {\n  source = "./m"\n  a = "x"\n  b = module.m.from_a\n}\n',
      'm/main.tf': `
variable "a" {}
variable "b" {}
output "from_a" {
  value = "\${var.a}1"
}
resource "aws_sqs_queue" "q" {
  name = var.b
}
`,
    }
    expect((await importNode(files)).name).toBe('x1')
  })
})

describe('regions', () => {
  it('come from the provider, its alias, a variable, the argument, the zone', async () => {
    const files = {
      'main.tf': `
variable "region" {
  default = "eu-central-1"
}
provider "aws" {
  region = var.region
}
provider "aws" {
  alias  = "west"
  region = "us-west-2"
}
resource "aws_sqs_queue" "default" {}
resource "aws_sqs_queue" "alias" {
  provider = aws.west
}
resource "aws_sqs_queue" "argument" {
  region = "ap-south-1"
}
module "passed" {
  source    = "./m"
  providers = { aws = aws.west }
}
module "inherited" {
  source = "./m"
}
`,
      'm/main.tf': 'resource "aws_sqs_queue" "q" {}\n',
    }
    const { graph } = await importText(files)
    expect(Object.fromEntries(graph.nodes.map(({ id, region }) => [id, region]))).toEqual({
      'aws_sqs_queue.default': 'eu-central-1',
      'aws_sqs_queue.alias': 'us-west-2',
      'aws_sqs_queue.argument': 'ap-south-1',
      'module.passed.aws_sqs_queue.q': 'us-west-2',
      'module.inherited.aws_sqs_queue.q': 'eu-central-1',
    })
  })

  it('are not guessed: without any the region is null and a warning says what to set', async () => {
    const result = await importText({ 'main.tf': `provider "aws" {}\n${queue('"a"')}` })
    expect(result.graph.nodes[0]?.region).toBeNull()
    expect(result.graph.groups).toEqual([])
    expect(result.report.warnings).toEqual([
      'aws_sqs_queue.q: nothing says which region it is in; set region in its provider block.',
    ])
  })

  it('follow from the zone when nothing else says', async () => {
    const files =
      'provider "aws" {}\nresource "aws_instance" "a" {\n  availability_zone = "us-gov-west-1b"\n}\n'
    const { graph } = await importText(files)
    expect(graph.nodes[0]).toMatchObject({
      region: 'us-gov-west-1',
      groupId: 'zone:region:us-gov-west-1:us-gov-west-1b',
    })
  })
})
