import { join } from 'node:path'

import { expect, it } from 'vitest'

import { readTerraformProject } from '../src/index.ts'
import { importProject } from '../src/terraform/import-project.ts'
import { connections } from './import-text.ts'

const importExample = async (name: string) =>
  importProject(await readTerraformProject(join(import.meta.dirname, '../../../examples', name)))

it.each([
  ['three-tier', { node: 12, container: 5, connector: 3, property: 19 }],
  ['serverless', { node: 10, connector: 7, property: 7 }],
  ['event-driven', { node: 13, connector: 8, property: 1 }],
])('the example %s is understood as a whole', async (name, expected) => {
  const { report } = await importExample(name)
  expect(report.warnings).toEqual([])
  const counts = Object.groupBy(report.resources, ({ outcome }) => outcome)
  expect(
    Object.fromEntries(Object.entries(counts).map(([outcome, list]) => [outcome, list?.length])),
  ).toEqual(expected)
  const homeless = report.resources.filter(({ into }) => into === undefined)
  expect(homeless).toEqual([])
})

it('the three-tier example’s requests find their way from the edge to the data', async () => {
  expect(connections(await importExample('three-tier'))).toEqual([
    'aws_autoscaling_group.web -> aws_db_instance.main sync mysql',
    'aws_autoscaling_group.web -> aws_elasticache_replication_group.sessions sync redis',
    'aws_autoscaling_group.web -> aws_s3_bucket.assets sync https',
    'aws_autoscaling_group.web -> aws_sqs_queue.orders async sqs',
    'aws_cloudfront_distribution.main -> aws_lb.web sync https',
    'aws_cloudfront_distribution.main -> aws_s3_bucket.assets sync https',
    'aws_lambda_function.order_worker -> aws_dynamodb_table.audit sync https',
    'aws_lb.web -> aws_autoscaling_group.web sync http',
    'aws_sqs_queue.orders -> aws_lambda_function.order_worker async sqs',
    'aws_sqs_queue.orders -> aws_sqs_queue.failed_orders async sqs',
  ])
})
