import { describe, expect, it } from 'vitest'

import { importNode, importText } from './import-text.ts'

/** The settings of the only component of a piece of Terraform. */
const settingsOf = async (code: string, address?: string) =>
  (await importNode(code, address)).settings

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
      storageType: 'io1',
      allocatedStorageGb: 100,
      iops: 3000,
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
