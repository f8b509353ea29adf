import { expect, it } from 'vitest'

import { connections, importText } from './import-text.ts'

const network = `
variable "create" {
  type    = bool
  default = true
}
variable "name" {
  type    = string
  default = ""
}
variable "cidr" {
  type = string
}
variable "azs" {
  type    = list(string)
  default = []
}
variable "public_subnets" {
  type    = list(string)
  default = []
}
variable "private_subnets" {
  type    = list(string)
  default = []
}
variable "public_subnet_names" {
  type    = list(string)
  default = []
}
variable "secondary_cidr_blocks" {
  type    = list(string)
  default = []
}
variable "enable_nat_gateway" {
  type    = bool
  default = false
}
variable "single_nat_gateway" {
  type    = bool
  default = false
}
variable "reuse_nat_ips" {
  type    = bool
  default = false
}
variable "external_nat_ip_ids" {
  type    = list(string)
  default = []
}
variable "tags" {
  type    = map(string)
  default = {}
}
variable "tags_per_az" {
  type    = map(map(string))
  default = {}
}

locals {
  len_public        = max(length(var.public_subnets), 0)
  max_subnet_length = max(length(var.private_subnets), local.len_public)
  nat_gateway_count = var.single_nat_gateway ? 1 : local.max_subnet_length
  vpc_id            = try(aws_vpc_ipv4_cidr_block_association.this[0].vpc_id, aws_vpc.this[0].id, "")
  nat_gateway_ips   = var.reuse_nat_ips ? var.external_nat_ip_ids : aws_eip.nat[*].id
}

resource "aws_vpc" "this" {
  count      = var.create ? 1 : 0
  cidr_block = var.cidr
  tags       = merge({ "Name" = var.name }, var.tags)
}

resource "aws_vpc_ipv4_cidr_block_association" "this" {
  count      = var.create && length(var.secondary_cidr_blocks) > 0 ? length(var.secondary_cidr_blocks) : 0
  vpc_id     = aws_vpc.this[0].id
  cidr_block = element(var.secondary_cidr_blocks, count.index)
}

resource "aws_subnet" "public" {
  count             = var.create && local.len_public > 0 ? local.len_public : 0
  availability_zone = length(regexall("^[a-z]{2}-", element(var.azs, count.index))) > 0 ? element(var.azs, count.index) : null
  cidr_block        = element(concat(var.public_subnets, [""]), count.index)
  vpc_id            = local.vpc_id

  tags = merge(
    {
      Name = try(
        var.public_subnet_names[count.index],
        format("\${var.name}-public-%s", element(var.azs, count.index))
      )
    },
    var.tags,
    lookup(var.tags_per_az, element(var.azs, count.index), {})
  )
}

resource "aws_subnet" "private" {
  for_each          = { for index, cidr in var.private_subnets : var.azs[index % length(var.azs)] => cidr... }
  availability_zone = each.key
  cidr_block        = each.value[0]
  vpc_id            = local.vpc_id
}

resource "aws_eip" "nat" {
  count  = var.create && var.enable_nat_gateway && false == var.reuse_nat_ips ? local.nat_gateway_count : 0
  domain = "vpc"
}

resource "aws_nat_gateway" "this" {
  count         = var.create && var.enable_nat_gateway ? local.nat_gateway_count : 0
  allocation_id = element(local.nat_gateway_ips, var.single_nat_gateway ? 0 : count.index)
  subnet_id     = element(aws_subnet.public[*].id, var.single_nat_gateway ? 0 : count.index)
  depends_on    = [aws_vpc.this]
}

output "vpc_id" {
  value = try(aws_vpc.this[0].id, null)
}
output "private_subnets" {
  value = values(aws_subnet.private)[*].id
}
output "nat_ids" {
  description = "IDs of the gateways"
  value       = aws_nat_gateway.this.*.id
}
`

it('a network module full of conditions', async () => {
  const result = await importText({
    'main.tf': `
module "network" {
  source             = "./network"
  name               = "prod"
  cidr               = "10.0.0.0/16"
  azs                = ["us-east-1a", "us-east-1b"]
  public_subnets     = [for index in range(2) : cidrsubnet("10.0.0.0/16", 8, index)]
  private_subnets    = ["10.0.10.0/24", "10.0.11.0/24"]
  enable_nat_gateway = true
  single_nat_gateway = true
  tags_per_az        = { us-east-1b = { Zone = "second" } }
}
module "nothing" {
  source = "./network"
  cidr   = "10.1.0.0/16"
  create = false
}
`,
    'network/main.tf': network,
  })
  expect(result.report.warnings).toEqual([])
  expect(result.report.resources.map(({ address }) => address).toSorted()).toEqual([
    'module.network.aws_eip.nat[0]',
    'module.network.aws_nat_gateway.this[0]',
    'module.network.aws_subnet.private["us-east-1a"]',
    'module.network.aws_subnet.private["us-east-1b"]',
    'module.network.aws_subnet.public[0]',
    'module.network.aws_subnet.public[1]',
    'module.network.aws_vpc.this[0]',
  ])
  const gateway = result.graph.nodes.find(({ kind }) => kind === 'aws.nat-gateway')
  expect(gateway).toMatchObject({ groupId: 'module.network.aws_subnet.public[0]' })
  const zones = result.graph.groups.filter(({ kind }) => kind === 'zone').map(({ name }) => name)
  expect(zones.toSorted()).toEqual(['us-east-1a', 'us-east-1b'])
  const names = result.graph.groups.filter(({ kind }) => kind === 'subnet').map(({ name }) => name)
  expect(names).toContain('prod-public-us-east-1b')
})

it('services described by a map, taken apart and put together again', async () => {
  const result = await importText(`
variable "services" {
  type = map(object({
    cpu    = number
    memory = optional(number)
    ports  = optional(list(number), [80])
    queue  = optional(bool, false)
    rules  = optional(list(object({ port = number, from = optional(string, "internet") })), [])
  }))
  default = {
    web    = { cpu = 512, memory = 1024, ports = [80, 443] }
    worker = { cpu = 256, queue = true, rules = [{ port = 8080, from = "web" }] }
  }
}

locals {
  ports   = flatten([for name, service in var.services : [for port in service.ports : { service = name, port = port }]])
  by_port = { for item in local.ports : "\${item.service}-\${item.port}" => item }
  queues  = toset([for name, service in var.services : name if service.queue])
}

resource "aws_security_group" "service" {
  for_each = var.services

  dynamic "ingress" {
    for_each = [for rule in each.value.rules : rule if rule.from != "internet"]
    content {
      from_port       = ingress.value.port
      to_port         = lookup(ingress.value, "port", null)
      protocol        = "tcp"
      security_groups = each.key == ingress.value.from ? [] : [aws_security_group.peer.id]
    }
  }
}

resource "aws_security_group" "peer" {}

resource "aws_ecs_task_definition" "service" {
  for_each = var.services
  family   = each.key
  cpu      = each.value.cpu
  memory   = coalesce(each.value.memory, each.value.cpu * 2)

  container_definitions = jsonencode([{
    name        = each.key
    portMappings = [for port in each.value.ports : { containerPort = port }]
    environment = concat(
      [{ name = "SERVICE", value = each.key }],
      contains(local.queues, each.key) ? [{ name = "QUEUE", value = aws_sqs_queue.work[each.key].url }] : []
    )
  }])
}

resource "aws_ecs_service" "service" {
  for_each        = aws_ecs_task_definition.service
  name            = each.value.family
  launch_type     = "FARGATE"
  desired_count   = lookup({ web = 2 }, each.key, 1)
  task_definition = each.value.arn

  network_configuration {
    security_groups = [aws_security_group.service[each.key].id, aws_security_group.peer.id]
  }
}

resource "aws_sqs_queue" "work" {
  for_each = local.queues
  name     = join("-", compact(["work", each.key, ""]))
}

resource "aws_lb_target_group" "service" {
  for_each = local.by_port
  name     = substr("\${each.key}-\${md5(each.key)}", 0, 12)
  port     = each.value.port
}
`)
  expect(result.report.warnings).toEqual([])
  const services = result.graph.nodes.filter(({ kind }) => kind === 'aws.ecs-service')
  expect(
    services.map(({ name, settings }) => [
      name,
      settings['taskCpu'],
      settings['taskMemoryMb'],
      settings['desiredCount'],
    ]),
  ).toEqual([
    ['web', 512, 1024, 2],
    ['worker', 256, 512, 1],
  ])
  expect(
    result.report.resources
      .filter(({ type }) => type === 'aws_lb_target_group')
      .map(({ address }) => address),
  ).toEqual([
    'aws_lb_target_group.service["web-443"]',
    'aws_lb_target_group.service["web-80"]',
    'aws_lb_target_group.service["worker-80"]',
  ])
  expect(connections(result)).toEqual([
    'aws_ecs_service.service["web"] -> aws_ecs_service.service["worker"] sync http',
    'aws_ecs_service.service["worker"] -> aws_sqs_queue.work["worker"] async sqs',
  ])
})
