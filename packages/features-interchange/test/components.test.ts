import { describe, expect, it } from 'vitest'

import { importNode, importText } from './import-text.ts'

/** The settings of the only component of a piece of Terraform. */
const settingsOf = async (code: string, address?: string) =>
  (await importNode(code, address)).settings

describe('machines', () => {
  it('an instance with nothing set has the provider’s defaults', async () => {
    const node = await importNode(
      'resource "aws_instance" "a" {\n  instance_type = "t3.micro"\n}\n',
    )
    expect(node).toMatchObject({
      kind: 'aws.ec2-instance',
      name: 'a',
      region: 'us-east-1',
      usage: {},
    })
    expect(node.settings).toEqual({
      instanceType: 't3.micro',
      tenancy: 'default',
      purchaseOption: 'on-demand',
      ebsOptimized: false,
      detailedMonitoring: false,
      cpuCredits: 'default',
      rootVolume: { volumeType: 'gp2', sizeGb: 8, iops: null, throughput: null },
      extraVolumes: [],
      availabilityZone: null,
    })
  })

  it('an instance with everything set', async () => {
    const node = await importNode(`
resource "aws_instance" "a" {
  instance_type     = "m5.large"
  tenancy           = "dedicated"
  ebs_optimized     = true
  monitoring        = "true"
  availability_zone = "us-east-1a"
  credit_specification {
    cpu_credits = "unlimited"
  }
  instance_market_options {
    market_type = "spot"
  }
  root_block_device {
    volume_type = "gp3"
    volume_size = "30"
    iops        = 4000
    throughput  = 200
  }
  ebs_block_device {
    device_name = "/dev/sdf"
    volume_type = "io1"
    volume_size = 100
    iops        = 500
  }
  tags = {
    Name = "worker"
  }
}
`)
    expect(node.name).toBe('worker')
    expect(node.settings).toEqual({
      instanceType: 'm5.large',
      tenancy: 'dedicated',
      purchaseOption: 'spot',
      ebsOptimized: true,
      detailedMonitoring: true,
      cpuCredits: 'unlimited',
      rootVolume: { volumeType: 'gp3', sizeGb: 30, iops: 4000, throughput: 200 },
      extraVolumes: [{ volumeType: 'io1', sizeGb: 100, iops: 500, throughput: null }],
      availabilityZone: 'us-east-1a',
    })
  })

  it('an instance takes from its launch template what it does not say itself', async () => {
    const settings = await settingsOf(`
resource "aws_launch_template" "t" {
  instance_type = "c5.large"
  ebs_optimized = true
  block_device_mappings {
    device_name = "/dev/sda1"
    ebs {
      volume_size = 50
    }
  }
  block_device_mappings {
    device_name = "/dev/sdf"
    ebs {
      volume_size = 5
      volume_type = "st1"
    }
  }
}
resource "aws_instance" "a" {
  instance_type = "c5.xlarge"
  launch_template {
    id = aws_launch_template.t.id
  }
}
`)
    expect(settings).toMatchObject({
      instanceType: 'c5.xlarge',
      ebsOptimized: true,
      rootVolume: { volumeType: 'gp2', sizeGb: 50 },
      extraVolumes: [{ volumeType: 'st1', sizeGb: 5 }],
    })
  })

  it.each([
    [
      'launch_configuration = aws_launch_configuration.c.name',
      { instanceType: 't3.nano', detailedMonitoring: true, purchaseOption: 'spot' },
    ],
    [
      'launch_template {\n    id = aws_launch_template.t.id\n  }',
      { instanceType: 't3.small', detailedMonitoring: false },
    ],
    ['launch_template {\n    name = aws_launch_template.t.name\n  }', { instanceType: 't3.small' }],
    [
      `mixed_instances_policy {
    instances_distribution {
      on_demand_base_capacity                  = 1
      on_demand_percentage_above_base_capacity = 25
    }
    launch_template {
      launch_template_specification {
        launch_template_id = aws_launch_template.t.id
      }
      override {
        instance_type = "t3.large"
      }
      override {
        instance_type = "t3a.large"
      }
    }
  }`,
      { instanceType: 't3.large' },
    ],
  ])('the members of an auto scaling group: %s', async (launch, instance) => {
    const settings = await settingsOf(
      `
resource "aws_launch_template" "t" {
  name          = "t"
  instance_type = "t3.small"
}
resource "aws_launch_configuration" "c" {
  instance_type = "t3.nano"
  spot_price    = "0.01"
}
resource "aws_autoscaling_group" "g" {
  min_size         = 1
  max_size         = 5
  desired_capacity = 3
  ${launch}
}
`,
      'aws_autoscaling_group.g',
    )
    expect(settings).toMatchObject({ minSize: 1, maxSize: 5, desiredCapacity: 3, instance })
    const mixed = launch.startsWith('mixed')
    expect(settings).toMatchObject({
      onDemandBaseCapacity: mixed ? 1 : 0,
      onDemandPercentageAboveBase: mixed ? 25 : 100,
    })
  })

  it('containers: Fargate by launch type or by provider, with the task’s size', async () => {
    const service = (how: string) => `
resource "aws_ecs_task_definition" "t" {
  family = "t"
  cpu    = "1 vCPU"
  memory = 2048
  runtime_platform {
    cpu_architecture = "ARM64"
  }
}
resource "aws_ecs_service" "s" {
  desired_count   = 2
  task_definition = aws_ecs_task_definition.t.arn
  ${how}
}
`
    const fargate = {
      launchType: 'FARGATE',
      purchaseOption: 'on-demand',
      architecture: 'ARM64',
      desiredCount: 2,
      taskCpu: 1024,
      taskMemoryMb: 2048,
      ephemeralStorageGb: 20,
    }
    expect(await settingsOf(service('launch_type = "FARGATE"'))).toEqual(fargate)
    const spot = 'capacity_provider_strategy {\n    capacity_provider = "FARGATE_SPOT"\n  }'
    expect(await settingsOf(service(spot))).toEqual({ ...fargate, purchaseOption: 'spot' })
    expect(await settingsOf(service(''))).toMatchObject({ launchType: 'EC2' })
    expect(
      await settingsOf(service('').replace('aws_ecs_task_definition.t.arn', 'data.x.y.z')),
    ).toMatchObject({ taskCpu: null, architecture: null })
  })

  it('Kubernetes: a cluster and its nodes', async () => {
    const code = `
resource "aws_eks_cluster" "c" {
  name    = "main"
  version = "1.31"
}
resource "aws_eks_node_group" "n" {
  cluster_name = aws_eks_cluster.c.name
  scaling_config {
    min_size     = 1
    max_size     = 4
    desired_size = 2
  }
}
`
    expect(await settingsOf(code, 'aws_eks_cluster.c')).toEqual({ version: '1.31' })
    expect(await settingsOf(code, 'aws_eks_node_group.n')).toMatchObject({
      minSize: 1,
      maxSize: 4,
      desiredSize: 2,
      instance: { instanceType: 't3.medium', rootVolume: { sizeGb: 20 } },
    })
  })

  it('a function, its disk, its architecture, and the environments its aliases keep warm', async () => {
    const settings = await settingsOf(`
resource "aws_lambda_function" "f" {
  function_name = "f"
  memory_size   = 1024
  timeout       = 10
  runtime       = "python3.13"
  architectures = ["arm64"]
  ephemeral_storage {
    size = 1024
  }
}
resource "aws_lambda_alias" "live" {
  function_name = aws_lambda_function.f.function_name
}
resource "aws_lambda_provisioned_concurrency_config" "live" {
  function_name                     = aws_lambda_alias.live.function_name
  provisioned_concurrent_executions = 5
}
`)
    expect(settings).toEqual({
      memoryMb: 1024,
      architecture: 'arm64',
      ephemeralStorageMb: 1024,
      timeoutSeconds: 10,
      runtime: 'python3.13',
      provisionedConcurrency: 5,
    })
  })
})

describe('storage', () => {
  it('a volume', async () => {
    const settings = await settingsOf(
      'resource "aws_ebs_volume" "v" {\n  type = "gp3"\n  size = 40\n  throughput = 130\n  iops = 4000\n  availability_zone = "us-east-1a"\n}\n',
    )
    expect(settings).toEqual({
      volumeType: 'gp3',
      sizeGb: 40,
      iops: 4000,
      throughput: 130,
      availabilityZone: 'us-east-1a',
    })
  })

  it('a bucket, configured in its own block or by resources beside it', async () => {
    const expected = {
      versioning: true,
      lifecycleStorageClasses: ['STANDARD_IA', 'GLACIER'],
      transferAcceleration: true,
      replication: false,
    }
    const rules =
      'transition {\n      storage_class = "GLACIER"\n    }\n    noncurrent_version_transition {\n      storage_class = "STANDARD_IA"\n    }'
    expect(
      await settingsOf(`
resource "aws_s3_bucket" "b" {
  acceleration_status = "Enabled"
  versioning {
    enabled = true
  }
  lifecycle_rule {
    ${rules}
  }
}
`),
    ).toEqual(expected)
    expect(
      await settingsOf(`
resource "aws_s3_bucket" "b" {}
resource "aws_s3_bucket_versioning" "b" {
  bucket = aws_s3_bucket.b.id
  versioning_configuration {
    status = "Enabled"
  }
}
resource "aws_s3_bucket_lifecycle_configuration" "b" {
  bucket = aws_s3_bucket.b.bucket
  rule {
    ${rules}
  }
}
resource "aws_s3_bucket_accelerate_configuration" "b" {
  bucket = aws_s3_bucket.b.id
  status = "Enabled"
}
`),
    ).toEqual(expected)
  })

  it('a file system', async () => {
    const code =
      'resource "aws_efs_file_system" "f" {\n  throughput_mode = "provisioned"\n  provisioned_throughput_in_mibps = 50\n  lifecycle_policy {\n    transition_to_ia = "AFTER_30_DAYS"\n  }\n}\n'
    expect(await settingsOf(code)).toEqual({
      throughputMode: 'provisioned',
      provisionedThroughput: 50,
      oneZone: false,
      infrequentAccess: true,
    })
  })
})

describe('databases', () => {
  it('an instance with its storage type by IOPS, and a replica that takes after its source', async () => {
    const code = `
resource "aws_db_instance" "main" {
  identifier        = "main"
  engine            = "postgres"
  engine_version    = "16.3"
  instance_class    = "db.m5.large"
  allocated_storage = 100
  iops              = 3000
  multi_az          = true
  engine_lifecycle_support     = "open-source-rds-extended-support-disabled"
  performance_insights_enabled = true
}
resource "aws_db_instance" "replica" {
  replicate_source_db = aws_db_instance.main.identifier
  instance_class      = "db.t3.large"
}
`
    expect(await settingsOf(code, 'aws_db_instance.main')).toMatchObject({
      engine: 'postgres',
      engineVersion: '16.3',
      instanceClass: 'db.m5.large',
      storageType: 'io1',
      allocatedStorageGb: 100,
      iops: 3000,
      multiAz: true,
      extendedSupport: false,
      performanceInsights: true,
      performanceInsightsRetentionDays: 7,
      backupRetentionDays: 0,
      readReplica: false,
    })
    expect(await settingsOf(code, 'aws_db_instance.replica')).toMatchObject({
      engine: 'postgres',
      engineVersion: '16.3',
      instanceClass: 'db.t3.large',
      storageType: 'gp2',
      allocatedStorageGb: 100,
      multiAz: false,
      readReplica: true,
    })
  })

  it('Aurora: a cluster and its instances, provisioned and serverless', async () => {
    const code = `
resource "aws_rds_cluster" "c" {
  engine       = "aurora-postgresql"
  storage_type = "aurora-iopt1"
  serverlessv2_scaling_configuration {
    min_capacity = 0.5
    max_capacity = 8
  }
}
resource "aws_rds_cluster_instance" "i" {
  count              = 2
  cluster_identifier = aws_rds_cluster.c.id
  instance_class     = "db.serverless"
  engine             = aws_rds_cluster.c.engine
}
`
    expect(await settingsOf(code, 'aws_rds_cluster.c')).toMatchObject({
      engine: 'aurora-postgresql',
      engineMode: 'provisioned',
      minCapacity: 0.5,
      maxCapacity: 8,
    })
    expect(await settingsOf(code, 'aws_rds_cluster_instance.i[1]')).toMatchObject({
      engine: 'aurora-postgresql',
      instanceClass: 'db.serverless',
      storageType: 'aurora-iopt1',
    })
  })

  it('a table: capacity, scaling, replicas, indexes', async () => {
    const settings = await settingsOf(`
resource "aws_dynamodb_table" "t" {
  name           = "t"
  read_capacity  = 5
  write_capacity = 6
  stream_enabled = true
  replica {
    region_name = "eu-west-1"
  }
  point_in_time_recovery {
    enabled = true
  }
  global_secondary_index {
    name           = "by-date"
    read_capacity  = 1
    write_capacity = 2
  }
}
resource "aws_appautoscaling_target" "read" {
  min_capacity       = 5
  max_capacity       = 50
  resource_id        = "table/\${aws_dynamodb_table.t.name}"
  scalable_dimension = "dynamodb:table:ReadCapacityUnits"
  service_namespace  = "dynamodb"
}
`)
    expect(settings).toEqual({
      billingMode: 'PROVISIONED',
      readCapacity: 5,
      writeCapacity: 6,
      readAutoscaling: { min: 5, max: 50 },
      writeAutoscaling: null,
      tableClass: 'STANDARD',
      replicaRegions: ['eu-west-1'],
      pointInTimeRecovery: true,
      streams: true,
      globalSecondaryIndexes: [{ name: 'by-date', readCapacity: 1, writeCapacity: 2 }],
    })
  })

  it.each([
    [
      'aws_elasticache_cluster',
      'engine = "memcached"\n  node_type = "cache.t3.micro"\n  num_cache_nodes = 3',
      { engine: 'memcached', nodeCount: 3, shardCount: 1 },
    ],
    [
      'aws_elasticache_replication_group',
      'num_cache_clusters = 3\n  multi_az_enabled = true',
      { engine: 'redis', nodeCount: 3, multiAz: true },
    ],
    ['aws_elasticache_replication_group', 'number_cache_clusters = 2', { nodeCount: 2 }],
    [
      'aws_elasticache_replication_group',
      'num_node_groups = 2\n  replicas_per_node_group = 2',
      { nodeCount: 6, shardCount: 2 },
    ],
    [
      'aws_elasticache_replication_group',
      'cluster_mode {\n    num_node_groups = 3\n    replicas_per_node_group = 1\n  }',
      { nodeCount: 6, shardCount: 3 },
    ],
    ['aws_elasticache_replication_group', 'engine = "valkey"', { engine: 'valkey', nodeCount: 1 }],
  ])('%s with %s', async (type, body, expected) => {
    expect(await settingsOf(`resource "${type}" "c" {\n  ${body}\n}\n`)).toMatchObject(expected)
  })

  it('a cache node of a replication group is counted there', async () => {
    const { graph, report } = await importText(`
resource "aws_elasticache_replication_group" "g" {
  num_cache_clusters = 2
}
resource "aws_elasticache_cluster" "extra" {
  replication_group_id = aws_elasticache_replication_group.g.id
}
`)
    expect(graph.nodes).toHaveLength(1)
    expect(report.resources.find(({ type }) => type === 'aws_elasticache_cluster')).toMatchObject({
      outcome: 'property',
      into: 'aws_elasticache_replication_group.g',
    })
  })
})

describe('network, messages and the rest', () => {
  it.each([
    [
      'aws_lb',
      'load_balancer_type = "network"\n  internal = true',
      { loadBalancerType: 'network', internal: true },
    ],
    ['aws_alb', '', { loadBalancerType: 'application', internal: false }],
    ['aws_elb', '', { loadBalancerType: 'classic', internal: false }],
    ['aws_nat_gateway', 'connectivity_type = "private"', { connectivity: 'private' }],
    ['aws_sqs_queue', 'fifo_queue = true', { fifo: true }],
    ['aws_sns_topic', '', { fifo: false }],
    ['aws_api_gateway_rest_api', '', { apiType: 'rest', cacheSizeGb: 0 }],
    [
      'aws_apigatewayv2_api',
      'protocol_type = "WEBSOCKET"',
      { apiType: 'websocket', cacheSizeGb: 0 },
    ],
    ['aws_eip', '', { attached: false }],
    ['aws_eip', 'instance = "i-123"', { attached: true }],
    ['aws_kms_key', 'customer_master_key_spec = "RSA_2048"', { keySpec: 'RSA_2048' }],
    [
      'aws_cloudwatch_log_group',
      'retention_in_days = 30',
      { retentionDays: 30, logClass: 'STANDARD' },
    ],
    [
      'aws_secretsmanager_secret',
      'replica {\n    region = "eu-west-1"\n  }',
      { replicaRegions: ['eu-west-1'] },
    ],
    ['aws_route53_zone', 'name = "example.com"', { privateZone: false }],
    [
      'aws_vpc_endpoint',
      'vpc_endpoint_type = "Interface"\n  subnet_ids = ["a", "b"]',
      { endpointType: 'Interface', serviceName: null, interfaceCount: 2 },
    ],
    [
      'aws_cloudfront_distribution',
      `price_class = "PriceClass_100"
  origin {
    origin_shield {
      enabled              = true
      origin_shield_region = "eu-west-1"
    }
  }
  default_cache_behavior {
    field_level_encryption_id = "x"
  }
  viewer_certificate {
    ssl_support_method = "vip"
  }`,
      {
        priceClass: 'PriceClass_100',
        originShieldRegions: ['eu-west-1'],
        dedicatedIpCertificate: true,
        fieldLevelEncryption: true,
        realtimeLogs: false,
      },
    ],
  ])('%s with %s', async (type, body, expected) => {
    expect(await settingsOf(`resource "${type}" "c" {\n  ${body}\n}\n`)).toEqual(expected)
  })
})

describe('what cannot be known', () => {
  it('is null in the settings and named with its expression in a warning', async () => {
    const result = await importText(`
resource "aws_db_instance" "d" {
  engine            = data.x.y.engine
  allocated_storage = var.size
  multi_az          = data.x.y.z
}
variable "size" {
  default = "a lot"
}
`)
    expect(result.graph.nodes[0]?.settings).toMatchObject({
      engine: null,
      allocatedStorageGb: null,
      multiAz: null,
    })
    expect(result.report.warnings).toEqual([
      'aws_db_instance.d: engine is not known: ${data.x.y.engine}',
      'aws_db_instance.d: multi_az is not known: ${data.x.y.z}',
      'aws_db_instance.d: allocated_storage is not a number from 0 to 10^12.',
    ])
  })

  it.each([
    [
      'aws_instance',
      'root_block_device {\n    volume_size = -5\n  }',
      'root_block_device[0].volume_size',
    ],
    ['aws_ebs_volume', 'type = "floppy"', 'type'],
    ['aws_lambda_function', 'memory_size = "big"', 'memory_size'],
    ['aws_sqs_queue', 'fifo_queue = [1]', 'fifo_queue'],
    ['aws_autoscaling_group', 'min_size = 1.5', 'min_size'],
    ['aws_instance', `instance_type = "${'x'.repeat(500)}"`, 'instance_type'],
    ['aws_instance', 'tags = "none"\n  instance_type = 1 / 0', 'instance_type'],
  ])(
    'a value of no use is not known, and the warning names it: %s %s',
    async (type, body, argument) => {
      const { graph, report } = await importText(`resource "${type}" "a" {\n  ${body}\n}\n`)
      expect(graph.nodes).toHaveLength(1)
      expect(
        report.warnings.some((warning) =>
          warning.startsWith(`${type}.a: ${argument.replace('[0]', '')}`),
        ),
      ).toBe(true)
    },
  )
})
