import { createCallerFactory } from '@backarch/api'
import { createTestContext } from '@backarch/api/testing'
import { createDatabase } from '@backarch/db'
import { expect, it } from 'vitest'

import { interchange } from '../src/index.ts'
import { sourceFiles } from './import-text.ts'

/** Importing asks no database; a context carries one around that connects to nothing. */
const { db } = createDatabase({ url: 'postgres://nobody@127.0.0.1:1/none' })
const call = createCallerFactory(interchange.router)
const operator = call(createTestContext({ db, principal: { kind: 'operator', name: 'test' } }))
const files = sourceFiles('resource "aws_sqs_queue" "q" {}\n')

it('a project is imported', async () => {
  const result = await operator.importTerraform({ files })
  expect(result).toMatchObject({
    graph: { nodes: [{ kind: 'aws.sqs-queue' }] },
    report: { resources: [{ outcome: 'node' }] },
  })
})

it('a project that cannot be imported is the caller’s to mend', async () => {
  const broken = sourceFiles('resource "aws_sqs_queue" "q" {\n')
  await expect(operator.importTerraform({ files: broken })).rejects.toMatchObject({
    code: 'BAD_REQUEST',
    message: 'main.tf line 1: unclosed configuration block.',
  })
})

it.each([
  ['AZ3 a field it does not have', { files, orgId: 'other' }],
  ['IN6 an object where a text belongs', { files: [{ path: { not: '' }, content: '' }] }],
  ['no files', { files: [] }],
])('refuses %s', async (_what, input) => {
  const anything: Parameters<typeof operator.importTerraform>[0] = JSON.parse(JSON.stringify(input))
  await expect(operator.importTerraform(anything)).rejects.toMatchObject({ code: 'BAD_REQUEST' })
})

it('nobody imports without signing in', async () => {
  const anonymous = call(createTestContext({ db }))
  await expect(anonymous.importTerraform({ files })).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
})
