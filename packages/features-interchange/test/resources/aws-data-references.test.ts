import { describe, expect, it } from 'vitest'

import { connections, importNode, importText, outcomes } from '../import-text.ts'

const settingsOf = async (type: string, body: string, more = '') => {
  const code = `resource "${type}" "c" {\n  ${body}\n}\n${more}`
  return (await importNode(code, `${type}.c`)).settings
}

describe('what stands in another resource', () => {
  it("is a snapshot's size: that of the volume, through any copies", async () => {
    const chain = `
resource "aws_ebs_volume" "v" {
  size = 40
}
resource "aws_ebs_snapshot" "s" {
  volume_id = aws_ebs_volume.v.id
}
`
    expect(await settingsOf('aws_ebs_snapshot', 'volume_id = aws_ebs_volume.v.id', chain)).toEqual({
      volumeSizeGb: 40,
      copy: false,
    })
    expect(
      await settingsOf(
        'aws_ebs_snapshot_copy',
        'source_snapshot_id = aws_ebs_snapshot.s.id',
        chain,
      ),
    ).toEqual({ volumeSizeGb: 40, copy: true })
    expect(await settingsOf('aws_ebs_snapshot', 'volume_id = "vol-1"')).toEqual({
      volumeSizeGb: null,
      copy: false,
    })
  })

  it("is the storage of a Neptune instance: its cluster's", async () => {
    const cluster = 'resource "aws_neptune_cluster" "n" {\n  storage_type = "iopt1"\n}\n'
    const body = 'cluster_identifier = aws_neptune_cluster.n.id\n  instance_class = "db.r5.large"'
    expect(await settingsOf('aws_neptune_cluster_instance', body, cluster)).toEqual({
      instanceClass: 'db.r5.large',
      storageType: 'iopt1',
    })
  })

  it('is the least storage of a broker that scales by itself', async () => {
    const target = `
resource "aws_appautoscaling_target" "t" {
  resource_id  = aws_msk_cluster.c.arn
  min_capacity = 100
}
`
    expect(await settingsOf('aws_msk_cluster', 'number_of_broker_nodes = 2', target)).toMatchObject(
      {
        volumeSizeGb: 100,
        storageAutoscaling: true,
      },
    )
  })

  it('is the least size of a cache that scales by itself', async () => {
    const target = (dimension: string, least: number) => `
resource "aws_appautoscaling_target" "${dimension}" {
  resource_id        = aws_elasticache_replication_group.c.id
  scalable_dimension = "elasticache:replication-group:${dimension}"
  min_capacity       = ${least}
}
`
    const body = 'num_node_groups = 1\n  replicas_per_node_group = 1'
    expect(
      await settingsOf(
        'aws_elasticache_replication_group',
        body,
        target('NodeGroups', 2) + target('Replicas', 3),
      ),
    ).toMatchObject({ shardCount: 2, nodeCount: 8 })
  })

  it('is the size of a function that is kept warm, also through its alias', async () => {
    const fn = `
resource "aws_lambda_function" "f" {
  memory_size   = 1024
  architectures = ["arm64"]
}
resource "aws_lambda_alias" "a" {
  function_name = aws_lambda_function.f.function_name
}
`
    const expected = { executions: 5, architecture: 'arm64', memoryMb: 1024 }
    for (const name of ['aws_lambda_function.f', 'aws_lambda_alias.a']) {
      const body = `function_name = ${name}.function_name\n  provisioned_concurrent_executions = 5`
      expect(await settingsOf('aws_lambda_provisioned_concurrency_config', body, fn)).toEqual(
        expected,
      )
    }
  })
})

describe('what is a component only when it is billed:', () => {
  it('a stage of an API with a cache', async () => {
    const result = await importText(`
resource "aws_api_gateway_rest_api" "api" {}
resource "aws_api_gateway_stage" "plain" {
  rest_api_id = aws_api_gateway_rest_api.api.id
}
resource "aws_api_gateway_stage" "cached" {
  rest_api_id           = aws_api_gateway_rest_api.api.id
  cache_cluster_enabled = true
  cache_cluster_size    = 6.1
}
`)
    expect(outcomes(result)).toEqual([
      'aws_api_gateway_rest_api.api node aws_api_gateway_rest_api.api',
      'aws_api_gateway_stage.cached node aws_api_gateway_stage.cached',
      'aws_api_gateway_stage.plain property aws_api_gateway_rest_api.api',
    ])
    expect(connections(result)).toEqual([
      'aws_api_gateway_rest_api.api -> aws_api_gateway_stage.cached sync https',
    ])
    expect(result.graph.nodes.map(({ settings }) => settings)).toContainEqual({ cacheSizeGb: 6.1 })
  })

  it('a subscription of an address on the web', async () => {
    const result = await importText(`
resource "aws_sns_topic" "t" {}
resource "aws_sqs_queue" "q" {}
resource "aws_sns_topic_subscription" "queue" {
  topic_arn = aws_sns_topic.t.arn
  protocol  = "sqs"
  endpoint  = aws_sqs_queue.q.arn
}
resource "aws_sns_topic_subscription" "web" {
  topic_arn = aws_sns_topic.t.arn
  protocol  = "https"
  endpoint  = "https://example.com"
}
`)
    expect(connections(result)).toEqual([
      'aws_sns_topic.t -> aws_sns_topic_subscription.web async https',
      'aws_sns_topic.t -> aws_sqs_queue.q async sqs',
    ])
  })
})
