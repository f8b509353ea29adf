import { createTestContext } from '@backarch/api/testing'
import { migrate, readHistory } from '@backarch/db/migrate'
import { createTestDatabase } from '@backarch/db/testing'
import { createTestDiagram, testGraph, testNode } from '@backarch/features-canvas/testing'
import { createTestOrganization } from '@backarch/services-access/testing'
import { expect, test } from 'vitest'

/** The step that gave names and elements the words that search finds them by. */
const step = '20261123150533_keeping'

test('rows from before there was a search are found as new ones are', async () => {
  const history = await readHistory()
  // Of other packages all: what makes an organization knows today's columns.
  const before = history.filter(
    ({ name, packageName }) => name < step || packageName !== 'features-canvas',
  )
  await using database = await createTestDatabase({ history: before })
  const { db } = database
  const ctx = createTestContext({ db })
  const { id: orgId, as } = await createTestOrganization(ctx)
  const oldId = ctx.newId()
  const name = 'Čeština – 日本 Ünï_côde, ФЫВ ﬁ'
  const settings = { engine: 'postgres', instanceClass: 'db.t4g.micro' }
  const graph = testGraph([
    testNode({ id: 'a', name: "Zahlung_prüfen & 'x'", kind: 'aws.lambda-function' }),
    testNode({ id: 'b', name: 'ÅNGSTRÖM-2', kind: 'aws.log-group', settings: {} }),
    testNode({ id: 'c', name: '', kind: 'aws.rds-instance', settings }),
  ])
  graph.groups.push({ id: 'g', kind: 'network', name: 'AWS net', parentId: null, settings: {} })
  graph.edges.push({ id: 'e', from: 'a', to: 'b', protocol: 'https', mode: 'sync', volume: null })
  await db.$executeRaw`
    INSERT INTO diagram (org_id, id, name, current_version, tally, created_at, updated_at)
    VALUES (${orgId}::uuid, ${oldId}::uuid, ${name}, 1, '{}', now(), now())`
  const elements = [
    ...graph.nodes.map((value) => ({ type: 'node', value })),
    ...graph.edges.map((value) => ({ type: 'edge', value })),
    ...graph.groups.map((value) => ({ type: 'group', value })),
  ]
  for (const { type, value } of elements) {
    await db.$executeRaw`
      INSERT INTO diagram_element (org_id, diagram_id, id, type, body)
      VALUES (${orgId}::uuid, ${oldId}::uuid, ${value.id}, ${type}::diagram_element_type, ${JSON.stringify(value)})`
  }

  await migrate({ url: database.url })
  const { id: newId } = await createTestDiagram(as.editor, { name, graph })
  const wordsIn = async (diagramId: string) => ({
    name: await db.$queryRaw`
      SELECT array_to_tsvector(name_words)::text AS words FROM diagram
       WHERE org_id = ${orgId}::uuid AND id = ${diagramId}::uuid`,
    elements: await db.$queryRaw`
      SELECT id, words::text FROM diagram_element
       WHERE org_id = ${orgId}::uuid AND diagram_id = ${diagramId}::uuid AND type <> 'sources' ORDER BY id`,
  })
  const written = await wordsIn(newId)
  expect(JSON.stringify(written)).toContain('cestina')
  expect(await wordsIn(oldId)).toEqual(written)
})
