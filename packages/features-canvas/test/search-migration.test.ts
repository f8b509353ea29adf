import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

import { createTestContext } from '@backarch/api/testing'
import { inTransaction } from '@backarch/db'
import { createTestDatabase } from '@backarch/db/testing'
import { createTestDiagram, testGraph, testNode } from '@backarch/features-canvas/testing'
import { createTestOrganization } from '@backarch/services-access/testing'
import { afterAll, expect, test } from 'vitest'

const database = await createTestDatabase()
const { db } = database
const ctx = createTestContext({ db })
afterAll(() => database[Symbol.asyncDispose]())

test('the migration gives rows that exist the words that the code gives new ones', async () => {
  const { id: orgId, as } = await createTestOrganization(ctx)
  const settings = { engine: 'postgres', instanceClass: 'db.t4g.micro' }
  const nodes = [
    testNode({ id: 'a', name: "Zahlung_prüfen & 'x'", kind: 'aws.lambda-function' }),
    testNode({ id: 'b', name: 'ÅNGSTRÖM-2', kind: 'aws.log-group', settings: {} }),
    testNode({ id: 'c', name: '', kind: 'aws.rds-instance', settings }),
  ]
  const name = 'Čeština – 日本 Ünï_côde, ФЫВ ﬁ'
  await createTestDiagram(as.editor, { name, graph: testGraph(nodes) })
  const read = async () => ({
    names: await db.diagram.findMany({ where: { orgId }, select: { nameWords: true } }),
    elements: await db.$queryRaw`
      SELECT id, words::text FROM diagram_element WHERE org_id = ${orgId}::uuid ORDER BY id`,
  })
  const sorted = ({ names, elements }: Awaited<ReturnType<typeof read>>) => ({
    names: names.map(({ nameWords }) => nameWords.toSorted((a, b) => (a < b ? -1 : 1))),
    elements,
  })
  const before = sorted(await read())
  expect(before.names[0]).toContain('cestina')
  const folder = join(import.meta.dirname, '../migrations')
  const step = (await readdir(folder)).find((one) => one.endsWith('_keeping')) ?? ''
  const text = await readFile(join(folder, step, 'migration.sql'), 'utf8')
  const fill = text.slice(
    text.indexOf('CREATE FUNCTION pg_temp'),
    text.indexOf('-- CreateIndex\nCREATE INDEX "diagram_element_words_idx"'),
  )
  const statements = fill.split(/;\n\n/).filter((part) => part.trim() !== '')
  expect(statements).toHaveLength(3)
  await inTransaction(db, async (tx) => {
    await tx.$executeRaw`UPDATE diagram SET name_words = '{}'`
    await tx.$executeRaw`UPDATE diagram_element SET words = NULL`
    for (const statement of statements) await tx.$executeRawUnsafe(statement)
  })
  expect(sorted(await read())).toEqual(before)
})
