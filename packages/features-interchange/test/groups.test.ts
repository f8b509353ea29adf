import type { Graph, GraphNode } from '@backarch/services-topology/schemas'
import { describe, expect, it } from 'vitest'

import { importText } from './import-text.ts'

const network = `
resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
  tags = {
    Name = "main"
  }
}
resource "aws_subnet" "s" {
  count             = 2
  vpc_id            = aws_vpc.main.id
  availability_zone = "us-east-1\${["a", "b"][count.index]}"
}
resource "aws_subnet" "nowhere" {
  vpc_id = aws_vpc.main.id
}
`

const groupOf = async (code: string, address: string) => {
  const { graph } = await importText(network + code)
  return graph.nodes.find(({ source }) => source?.address === address)?.groupId
}

describe('groups', () => {
  it('hold a replica beside its source, unless it says something else or runs elsewhere', async () => {
    const source = `
provider "aws" {
  region = "us-east-1"
}
provider "aws" {
  alias  = "west"
  region = "us-west-2"
}
resource "aws_db_subnet_group" "g" {
  subnet_ids = aws_subnet.s[*].id
}
resource "aws_db_instance" "main" {
  db_subnet_group_name = aws_db_subnet_group.g.name
}
`
    const replica = (more: string) => `${source}
resource "aws_db_instance" "copy" {
  replicate_source_db = aws_db_instance.main.arn
  ${more}
}
`
    const place = (more: string) => groupOf(replica(more), 'aws_db_instance.copy')
    expect(await place('')).toBe('aws_vpc.main')
    expect(await place('provider = aws.west')).toBe('region:us-west-2')
  })

  it('nest from region to subnet', async () => {
    const { graph } = await importText(network)
    expect(graph.groups.map(({ id, kind, name, parentId }) => [id, kind, name, parentId])).toEqual([
      ['region:us-east-1', 'region', 'us-east-1', null],
      ['aws_vpc.main', 'network', 'main', 'region:us-east-1'],
      ['aws_subnet.nowhere', 'subnet', 'nowhere', 'aws_vpc.main'],
      ['zone:aws_vpc.main:us-east-1a', 'zone', 'us-east-1a', 'aws_vpc.main'],
      ['aws_subnet.s[0]', 'subnet', 's[0]', 'zone:aws_vpc.main:us-east-1a'],
      ['zone:aws_vpc.main:us-east-1b', 'zone', 'us-east-1b', 'aws_vpc.main'],
      ['aws_subnet.s[1]', 'subnet', 's[1]', 'zone:aws_vpc.main:us-east-1b'],
    ])
  })

  it.each([
    [
      'one subnet',
      'resource "aws_instance" "x" {\n  subnet_id = aws_subnet.s[1].id\n}\n',
      'aws_subnet.s[1]',
    ],
    [
      'several subnets',
      'resource "aws_lb" "x" {\n  subnets = aws_subnet.s[*].id\n}\n',
      'aws_vpc.main',
    ],
    [
      'subnets in one zone',
      'resource "aws_lb" "x" {\n  subnets = [aws_subnet.s[0].id]\n}\n',
      'aws_subnet.s[0]',
    ],
    [
      'a subnet group',
      'resource "aws_db_subnet_group" "g" {\n  subnet_ids = [aws_subnet.s[0].id]\n}\nresource "aws_db_instance" "x" {\n  db_subnet_group_name = aws_db_subnet_group.g.name\n}\n',
      'aws_subnet.s[0]',
    ],
    [
      'the network of its security group',
      'resource "aws_security_group" "g" {\n  vpc_id = aws_vpc.main.id\n}\nresource "aws_instance" "x" {\n  vpc_security_group_ids = [aws_security_group.g.id]\n}\n',
      'aws_vpc.main',
    ],
    [
      'a function’s network',
      'resource "aws_lambda_function" "x" {\n  vpc_config {\n    subnet_ids = aws_subnet.s[*].id\n  }\n}\n',
      'aws_vpc.main',
    ],
    ['no network', 'resource "aws_sqs_queue" "x" {}\n', 'region:us-east-1'],
    [
      'a zone and no network',
      'resource "aws_instance" "x" {\n  availability_zone = "us-east-1c"\n}\n',
      'zone:region:us-east-1:us-east-1c',
    ],
    ['no region at all', 'resource "aws_cloudfront_distribution" "x" {}\n', null],
    [
      'a subnet that is not known',
      'resource "aws_instance" "x" {\n  subnet_id = data.a.b.c\n}\n',
      'region:us-east-1',
    ],
  ])('hold a component that names %s', async (_what, code, group) => {
    const address = /resource "(\w+)" "x"/.exec(code)?.[1] ?? ''
    expect(await groupOf(code, `${address}.x`)).toBe(group)
  })
})

describe('layout', () => {
  const crowd = `${network}
resource "aws_instance" "m" {
  count     = 40
  subnet_id = aws_subnet.s[count.index % 2].id
}
resource "aws_sqs_queue" "q" {
  count = 17
}
resource "aws_lb" "lb" {
  subnets = aws_subnet.s[*].id
}
resource "aws_cloudfront_distribution" "c" {}
`

  it('puts no component on another and no group on its neighbour', async () => {
    const { graph } = await importText(crowd)
    expect(overlaps(graph.nodes.map(nodeBox))).toEqual([])
    for (const parentId of new Set(graph.groups.map((group) => group.parentId))) {
      const neighbours = graph.groups.filter((group) => group.parentId === parentId)
      const loose = graph.nodes.filter((node) => node.groupId === parentId)
      const boxes = [
        ...neighbours.flatMap((group) => groupBox(graph, group.id)),
        ...loose.map(nodeBox),
      ]
      expect(overlaps(boxes)).toEqual([])
    }
  })

  it('is the same every time, in whole numbers', async () => {
    const [first, second] = [await importText(crowd), await importText(crowd)]
    expect(first).toEqual(second)
    const places = first.graph.nodes.flatMap(({ position }) => [position.x, position.y])
    expect(places.every((place) => Number.isInteger(place) && place >= 0)).toBe(true)
  })
})

interface Box {
  readonly id: string
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

function nodeBox({ id, position: { x, y } }: GraphNode): Box {
  return { id, left: x, top: y, right: x + 180, bottom: y + 90 }
}

function groupBox(graph: Graph, id: string): Box[] {
  const parts = [
    ...graph.nodes.filter(({ groupId }) => groupId === id).map(nodeBox),
    ...graph.groups
      .filter(({ parentId }) => parentId === id)
      .flatMap((group) => groupBox(graph, group.id)),
  ]
  if (parts.length === 0) return []
  return [
    {
      id,
      left: Math.min(...parts.map(({ left }) => left)),
      top: Math.min(...parts.map(({ top }) => top)),
      right: Math.max(...parts.map(({ right }) => right)),
      bottom: Math.max(...parts.map(({ bottom }) => bottom)),
    },
  ]
}

function overlaps(boxes: readonly Box[]): string[] {
  return boxes.flatMap((a, index) =>
    boxes
      .slice(index + 1)
      .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
      .map((b) => `${a.id} and ${b.id}`),
  )
}
