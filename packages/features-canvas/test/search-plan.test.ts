import { createTestContext } from '@backarch/api/testing'
import { createTestDatabase } from '@backarch/db/testing'
import { createTestDiagram, testGraph, testNode } from '@backarch/features-canvas/testing'
import type { OrgContext } from '@backarch/services-access'
import { createTestOrganization } from '@backarch/services-access/testing'
import { afterAll, expect, test } from 'vitest'

import { searchDiagrams } from '../src/service/keeping/search-diagrams.ts'

// One connection: the server counts what it read when the connection is asked to tell.
const database = await createTestDatabase({ poolSize: 1 })
afterAll(() => database[Symbol.asyncDispose]())
const { db } = database
const ctx = createTestContext({ db })
const nodes = 200

/** Diagrams in which everything is a queue, but for one node in each that has a name of its own. */
async function fill(as: OrgContext, diagrams: number, name: (diagram: number) => string) {
  for (let diagram = 0; diagram < diagrams; diagram += 1) {
    const graph = testGraph(
      Array.from({ length: nodes }, (_, at) =>
        testNode({ id: `n${at}`, name: at === 50 ? name(diagram) : `Queue ${at}` }),
      ),
    )
    await createTestDiagram(as, { graph })
  }
}

const mine = await createTestOrganization(ctx)
const theirs = await createTestOrganization(ctx)
await fill(mine.as.editor, 40, (diagram) => `Needle ${'abcdefghij'[diagram % 10]}${diagram}`)
await fill(theirs.as.editor, 40, () => 'Theirs')
await db.$executeRaw`ANALYZE`

/** Elements read so far: by walking the table, and through its indexes. */
async function read() {
  await db.$executeRaw`SELECT pg_stat_force_next_flush()`
  const [counts] = await db.$queryRaw<[{ walked: number; fetched: number }]>`
    SELECT seq_tup_read::int AS walked, idx_tup_fetch::int AS fetched
      FROM pg_stat_user_tables WHERE relname = 'diagram_element'`
  return counts
}

test.for([
  // The node that is found, and the diagram that it is in, whole.
  { what: 'a word of one diagram', query: 'a20', diagrams: 1, elements: 1 + nodes + 1 },
  { what: 'a word of nobody', query: 'nowhere', diagrams: 0, elements: 0 },
  { what: 'a word of another organization', query: 'theirs', diagrams: 0, elements: 0 },
  // In each diagram the first that is found, and those of the page whole.
  { what: 'a word of every node', query: 'queue', diagrams: 5, elements: 2 * 40 + 5 * nodes },
])('a search for $what reads few elements', async ({ query, diagrams, elements }) => {
  // More often than PostgreSQL plans for the words of one search alone.
  for (let time = 0; time < 8; time += 1) {
    const before = await read()
    const { items } = await searchDiagrams(mine.as.viewer, { query, take: 5 })
    const after = await read()
    expect(items).toHaveLength(diagrams)
    expect(after.walked - before.walked).toBe(0)
    expect(after.fetched - before.fetched).toBeLessThanOrEqual(elements)
  }
})
