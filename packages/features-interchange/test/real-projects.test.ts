import { describe, expect, it } from 'vitest'

import { importNode, importText } from './import-text.ts'

const regionsOf = async (code: string) => {
  const { graph } = await importText(code)
  return Object.fromEntries(graph.nodes.map(({ id, region }) => [id, region]))
}

describe('regions', () => {
  it('come from the provider, its alias, the zone or the resource', async () => {
    const code = `
locals {
  regions = { prod = "us-east-1" }
  place   = local.regions["prod"]
}
provider "aws" {
  region = local.place
}
provider "aws" {
  alias  = "eu"
  region = "eu-west-\${var.number}"
}
provider "google" {
  region = null
  zone   = "us-central1-a"
}
provider "google-beta" {
  region = "europe-west4"
}
variable "number" {
  default = 1
}
data "google_client_config" "this" {}
resource "aws_sqs_queue" "plain" {}
resource "aws_sqs_queue" "alias" {
  provider = aws.eu
}
resource "aws_sqs_queue" "own" {
  region = "sa-east-1"
}
resource "google_compute_disk" "plain" {}
resource "google_compute_disk" "zone" {
  zone = "asia-east1-b"
}
resource "google_compute_disk" "told" {
  zone = "\${data.google_client_config.this.region}-b"
}
resource "google_compute_disk" "beta" {
  provider = google-beta
}
`
    expect(await regionsOf(code)).toEqual({
      'aws_sqs_queue.plain': 'us-east-1',
      'aws_sqs_queue.alias': 'eu-west-1',
      'aws_sqs_queue.own': 'sa-east-1',
      'google_compute_disk.plain': 'us-central1',
      'google_compute_disk.zone': 'asia-east1',
      'google_compute_disk.told': 'us-central1',
      'google_compute_disk.beta': 'europe-west4',
    })
  })

  it('that there are not are told as they are written: whoever looks for a price says so', async () => {
    const code = (region: string) =>
      `provider "aws" {\n  region = "${region}"\n}\nresource "aws_sqs_queue" "q" {}\n`
    const regions = await Promise.all(
      ['us-esat-1', 'Banana', 'two words', 'x'.repeat(65)].map(
        async (region) => (await importNode(code(region))).region,
      ),
    )
    expect(regions).toEqual(['us-esat-1', 'banana', null, null])
  })
})

describe('what a module is given', () => {
  it('is completed by the defaults of optional attributes, at any depth', async () => {
    const { graph } = await importText({
      'main.tf': `
module "disks" {
  source   = "./disks"
  for_each = toset(["x", "y"])
  settings = [{ size = 10 }, { size = "20", tier = { iops = 100 } }]
  pair     = ["gp3", "7"]
}
resource "aws_ebs_volume" "twice" {
  size = module.disks["x"].total * 2
}
`,
      'disks/main.tf': `
variable "settings" {
  type = list(object({
    size = number
    tier = optional(object({ type = optional(string, "io1"), iops = number }), { iops = 300 })
  }))
}
variable "pair" {
  type = tuple([string, number])
}
resource "aws_ebs_volume" "v" {
  count = length(var.settings)
  size  = var.settings[count.index].size
  type  = var.settings[count.index].tier.type
  iops  = var.settings[count.index].tier.iops
}
resource "aws_ebs_volume" "pair" {
  type = var.pair[0]
  size = var.pair[1]
}
output "total" {
  value = sum(aws_ebs_volume.v[*].size)
}
`,
    })
    const settings = Object.fromEntries(
      graph.nodes.map((node) => [
        node.id,
        ['volumeType', 'sizeGb', 'iops'].map((name) => node.settings[name]),
      ]),
    )
    expect(settings).toMatchObject({
      'module.disks["x"].aws_ebs_volume.v[0]': ['io1', 10, 300],
      'module.disks["y"].aws_ebs_volume.v[1]': ['io1', 20, 100],
      'module.disks["x"].aws_ebs_volume.pair': ['gp3', 7, 0],
      'aws_ebs_volume.twice': ['gp2', 60, 0],
    })
  })
})

describe('a number of resources that cannot be known', () => {
  it.each([
    'for_each = { (aws_sqs_queue.other.id) = 1 }',
    'for_each = toset([data.aws_x.y.name, "a"])',
    'for_each = toset(flatten([data.aws_x.y.names, ["a"]]))',
    'count = length(toset(["${data.aws_x.y.id}", "${data.aws_x.y.arn}"]))',
    'count = length(merge({ a = 1 }, { (data.aws_x.y.id) = 2 }))',
    'count = try(length(distinct([data.aws_x.y.a, data.aws_x.y.b])), 7)',
    'count = contains([data.aws_x.y.a], "prod") ? 5 : 3',
    'for_each = ephemeral.aws_secretsmanager_secret_version.s.map',
    'count = -1',
    'count = 1.5',
    'count = null',
  ])('%s stands as one copy, with a warning', async (code) => {
    const { graph, report } = await importText(
      `resource "aws_sqs_queue" "other" {}\nresource "aws_sqs_queue" "q" {\n  ${code}\n}\n`,
    )
    expect(graph.nodes.filter(({ id }) => id.startsWith('aws_sqs_queue.q'))).toHaveLength(1)
    expect(report.warnings.join('\n')).toMatch(/is not known and taken as 1|taken as one element/)
  })

  it('is known of the ids of resources: no two have the same', async () => {
    const node = await importNode(
      `
resource "aws_subnet" "a" {}
resource "aws_subnet" "b" {}
resource "aws_vpc_endpoint" "e" {
  vpc_endpoint_type = "Interface"
  subnet_ids        = toset(flatten([aws_subnet.a.id, [aws_subnet.b.id, aws_subnet.a.id]]))
}
`,
      'aws_vpc_endpoint.e',
    )
    expect(Object.values(node.settings)).toContain(2)
  })
})

describe('blocks that dynamic makes of a set', () => {
  it('have each element as their key', async () => {
    const node = await importNode(`
variable "sizes" {
  type    = set(number)
  default = [20, 10, 20]
}
resource "aws_instance" "i" {
  dynamic "ebs_block_device" {
    for_each = var.sizes
    content {
      device_name = "/dev/sd"
      volume_size = ebs_block_device.key
    }
  }
}
`)
    expect(node.settings['extraVolumes']).toMatchObject([{ sizeGb: 10 }, { sizeGb: 20 }])
  })
})

describe('amounts that no provider would take', () => {
  it.each(['-1', '1e13', '"many"', '[10]', '1/0'])(
    '%s is not known, with a warning',
    async (size) => {
      const { graph, report } = await importText(
        `resource "aws_ebs_volume" "v" {\n  size = ${size}\n}\n`,
      )
      expect(graph.nodes[0]?.settings['sizeGb']).toBeNull()
      expect(report.warnings.join('\n')).toMatch(/aws_ebs_volume\.v: size/)
    },
  )
})
