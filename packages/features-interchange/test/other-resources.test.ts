import { expect, it } from 'vitest'

import { otherResources } from '../src/schemas.ts'
import { importText } from './import-text.ts'

it('lists what is no component: free when it belongs to something, unsupported when nobody knows', async () => {
  const { report } = await importText(`
resource "aws_vpc" "v" {}
resource "aws_sqs_queue" "q" {}
resource "aws_sqs_queue_policy" "q" {
  queue_url = aws_sqs_queue.q.url
}
resource "aws_workspaces_workspace" "w" {}
`)
  expect(otherResources(report)).toEqual([
    { address: 'aws_sqs_queue_policy.q', type: 'aws_sqs_queue_policy', status: 'free' },
    { address: 'aws_vpc.v', type: 'aws_vpc', status: 'free' },
    {
      address: 'aws_workspaces_workspace.w',
      type: 'aws_workspaces_workspace',
      status: 'unsupported',
    },
  ])
})
