import { describe, expect, it } from 'vitest'

import { importNode, importText } from './import-text.ts'

const settingsOf = async (code: string, address?: string) =>
  (await importNode(code, address)).settings

describe('a mistake in a nested block', () => {
  const code = `
resource "aws_s3_bucket" "site" {}
resource "aws_cloudfront_distribution" "cdn" {
  origin {
    domain_name = aws_s3_bucket.site.bucket_regional_domain_name
    origin_shield {
      enabled              = true
      origin_shield_region = "us-east-1"
    }
  }
  origin {
    domain_name = aws_elb.elsewhere.dns_name
    origin_shield {
      enabled              = true
      origin_shield_region = "eu-west-1"
    }
  }
}
`

  it('leaves only its own argument unknown, and the rest of the block as it is', async () => {
    const { graph, report } = await importText(code)
    const cdn = graph.nodes.find(({ kind }) => kind === 'aws.cloudfront-distribution')
    expect(cdn?.settings['originShieldRegions']).toEqual(['us-east-1', 'eu-west-1'])
    expect(graph.edges.map(({ id }) => id)).toEqual([
      'aws_cloudfront_distribution.cdn->aws_s3_bucket.site',
    ])
    expect(report.warnings).toEqual([
      'aws_cloudfront_distribution.cdn: origin: there is no aws_elb.elsewhere.',
    ])
  })

  it('is met in the same way inside a dynamic block', async () => {
    const settings = await settingsOf(`
resource "aws_instance" "i" {
  dynamic "ebs_block_device" {
    for_each = [10, 20]
    content {
      device_name = aws_nothing.here.name
      volume_size = ebs_block_device.value
    }
  }
}
`)
    expect(settings['extraVolumes']).toMatchObject([{ sizeGb: 10 }, { sizeGb: 20 }])
  })
})

describe('the size of a database disk', () => {
  const sizeOf = async (code: string) =>
    (await settingsOf(`resource "aws_db_instance" "d" {\n${code}\n}`))['allocatedStorageGb']

  it.each([
    ['is the default when nothing is said', 'engine = "mysql"', 20],
    ['is not known when its variable is not', 'allocated_storage = data.x.y.size', null],
    ['is not known when it is restored from a snapshot', 'snapshot_identifier = "s"', null],
    ['is not known when it copies one from elsewhere', 'replicate_source_db = "arn:x"', null],
    ['is what is said, also of a copy', 'snapshot_identifier = "s"\nallocated_storage = 50', 50],
  ])('%s', async (_, code, size) => {
    expect(await sizeOf(code)).toBe(size)
  })

  it('provisioned speed is not known only when it is set and not known', async () => {
    const volume = (code: string) => settingsOf(`resource "aws_ebs_volume" "v" {\n${code}\n}`)
    expect(await volume('type = "gp3"')).toMatchObject({ iops: 0, throughput: 0 })
    expect(
      await volume('type = "gp3"\niops = data.x.y.iops\nthroughput = data.x.y.throughput'),
    ).toMatchObject({ iops: null, throughput: null })
  })
})

describe('the members of a group', () => {
  const group = (code: string) =>
    settingsOf(`
resource "aws_launch_template" "t" {
  instance_type = "m5.large"
}
resource "aws_autoscaling_group" "g" {
  min_size = 2
  ${code}
}
`)

  it('are its minimum when it is told nothing, and not known when it is told something unknown', async () => {
    expect(await group('')).toMatchObject({ minSize: 2, desiredCapacity: 2 })
    expect(await group('desired_capacity = data.x.y.n')).toMatchObject({ desiredCapacity: null })
  })

  it.each([
    ['one override', 'override {\n      instance_type = data.x.y.type\n    }'],
    [
      'all overrides',
      'dynamic "override" {\n      for_each = data.x.y.types\n      content {\n        instance_type = override.value\n      }\n    }',
    ],
  ])('are of unknown type when %s is not known', async (_, override) => {
    const settings = await group(`mixed_instances_policy {
    launch_template {
      launch_template_specification {
        launch_template_id = aws_launch_template.t.id
      }
      ${override}
    }
  }`)
    expect(settings).toMatchObject({ instance: { instanceType: null } })
  })

  it('of Kubernetes are not known when their launch template is elsewhere, or their capacity type unknown', async () => {
    const nodes = (code: string) => settingsOf(`resource "aws_eks_node_group" "n" {\n${code}\n}`)
    expect(await nodes('launch_template {\n    id = data.x.y.id\n  }')).toMatchObject({
      instance: { instanceType: null, rootVolume: { volumeType: null, sizeGb: null } },
    })
    expect(await nodes('capacity_type = data.x.y.type')).toMatchObject({
      instance: { instanceType: 't3.medium', purchaseOption: null },
    })
  })
})

it('the version of a cluster is the newest when nothing is said, and unknown when something unknown is', async () => {
  const version = async (code: string) =>
    (await settingsOf(`resource "aws_eks_cluster" "c" {\n${code}\n}`))['version']
  expect(await version('')).toBe('latest')
  expect(await version('version = data.x.y.version')).toBe(null)
})

describe('what CloudFront bills by the month', () => {
  const cdn = (code: string) =>
    settingsOf(`resource "aws_cloudfront_distribution" "c" {\n${code}\n}`)

  it('is not known when its certificate or its shield is not, and is not there when neither is', async () => {
    expect(await cdn('')).toMatchObject({ dedicatedIpCertificate: false, originShieldRegions: [] })
    expect(
      await cdn('viewer_certificate {\n    ssl_support_method = data.x.y.method\n  }'),
    ).toMatchObject({ dedicatedIpCertificate: null })
    expect(
      await cdn(
        'origin {\n    origin_shield {\n      enabled = data.x.y.on\n      origin_shield_region = "us-east-1"\n    }\n  }',
      ),
    ).toMatchObject({ originShieldRegions: null })
  })
})

describe('a list that is not known', () => {
  it('is named in a warning where its elements or their number matter', async () => {
    const { report } = await importText(`
resource "aws_lambda_function" "f" {
  architectures = data.x.y.architectures
}
resource "aws_vpc_endpoint" "e" {
  vpc_endpoint_type = "Interface"
  subnet_ids        = data.x.y.ids
}
`)
    expect(report.warnings).toEqual([
      'aws_lambda_function.f: architectures is not known: ${data.x.y.architectures}',
      'aws_vpc_endpoint.e: subnet_ids is not known: ${data.x.y.ids}',
    ])
  })
})

describe('a part of a list that is not known', () => {
  it('has as many elements as it was asked for, each unknown', async () => {
    const { report } = await importText(`
data "aws_availability_zones" "all" {}
locals {
  azs = slice(data.aws_availability_zones.all.names, 0, 3)
}
resource "aws_instance" "i" {
  count             = length(local.azs)
  availability_zone = local.azs[count.index]
}
`)
    expect(report.resources.map(({ address }) => address)).toEqual([
      'aws_instance.i[0]',
      'aws_instance.i[1]',
      'aws_instance.i[2]',
    ])
    expect(report.warnings).toContain(
      'aws_instance.i[0]: availability_zone is not known: ${local.azs[count.index]}',
    )
  })
})
