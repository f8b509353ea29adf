import { sql } from '@backarch/db'

import type { Element, ElementType } from '../document/element.ts'
import { toDiagram, type Diagram, type DiagramRow } from './diagrams.ts'
import { readElement, type SqlDb } from './elements.ts'
import { tenantTag } from './tenant-tag.ts'

/** Words as `wordsOf` gives them: letters and digits alone, so none of them can be read as a query's syntax. */
interface Asked {
  readonly orgId: string
  readonly words: readonly string[]
}

interface Found {
  readonly diagram: Diagram
  /** How many of the words the name has. */
  readonly inName: number
}

type Sql = ReturnType<typeof sql>

/**
 * The diagrams that have every word, in their name or in one of their elements, without those in the trash. Those with
 * more of the words in their name come first, then the newest; `before` is where the last one already seen stands.
 */
export async function searchDiagrams(
  db: SqlDb,
  {
    orgId,
    words,
    before,
    take,
  }: Asked & {
    readonly before: { readonly inName: number; readonly id: string } | null
    readonly take: number
  },
): Promise<readonly Found[]> {
  const tests = words.map((_, at) => {
    const { name, element } = queriesOf({ orgId, words }, at)
    return {
      inName: sql`array_to_tsvector(d.name_words) @@ ${name}::tsquery`,
      inElements: sql`d.id IN (
        SELECT e.diagram_id FROM diagram_element e
         WHERE e.org_id = ${orgId}::uuid AND e.words @@ ${element}::tsquery)`,
    }
  })
  const count = sum(tests.map(({ inName }) => inName))
  const everyWord = tests
    .map(({ inName, inElements }) => sql`(${inName} OR ${inElements})`)
    .reduce((all, one) => sql`${all} AND ${one}`, sql`true`)
  const after = before
    ? sql`("inName", id) < (${before.inName}::int, ${before.id}::uuid)`
    : sql`true`
  const rows = await db.$queryRaw<(DiagramRow & { inName: number })[]>`
    SELECT * FROM (
      SELECT d.id, d.org_id AS "orgId", d.name, d.current_version AS "currentVersion", d.tally,
             d.has_usage_file AS "hasUsageFile", d.node_count AS "nodeCount", d.edge_count AS "edgeCount",
             d.group_count AS "groupCount", d.folder_id AS "folderId", d.trashed_at AS "trashedAt",
             d.trashed_by AS "trashedBy", d.created_at AS "createdAt", d.updated_at AS "updatedAt",
             ${count} AS "inName"
        FROM diagram d
       WHERE d.org_id = ${orgId}::uuid AND d.trashed_at IS NULL AND ${everyWord}) AS found
     WHERE ${after}
     ORDER BY "inName" DESC, id DESC
     LIMIT ${take}`
  return rows.map(({ inName, ...row }) => ({ diagram: toDiagram(row), inName }))
}

/** The elements of one diagram that have one of the words. */
export interface FoundElements {
  /** At most as many as were asked for: those with the most words first, then in the order in which they came. */
  readonly elements: readonly Element[]
  readonly count: number
}

/** By the ids of the diagrams; one in which there are none is not among them. */
export async function searchElements(
  db: SqlDb,
  {
    orgId,
    words,
    diagramIds,
    take,
  }: Asked & { readonly diagramIds: readonly string[]; readonly take: number },
): Promise<ReadonlyMap<string, FoundElements>> {
  const queries = words.map((_, at) => queriesOf({ orgId, words }, at).element)
  const hits = sum(queries.map((query) => sql`e.words @@ ${query}::tsquery`))
  const rows = await db.$queryRaw<
    { diagramId: string; type: ElementType; body: string; count: number }[]
  >`
    SELECT asked.id AS "diagramId", found.type::text, found.body, found.count
      FROM unnest(${diagramIds}::uuid[]) AS asked(id)
     CROSS JOIN LATERAL (
             SELECT e.type, e.body, e.seq, ${hits} AS hits, (count(*) OVER ())::int AS count
               FROM diagram_element e
              WHERE e.org_id = ${orgId}::uuid AND e.diagram_id = asked.id
                AND e.words @@ ${queries.join(' | ')}::tsquery
              ORDER BY hits DESC, e.seq
              LIMIT ${take}) AS found
     ORDER BY found.hits DESC, found.seq`
  const byDiagram = Map.groupBy(rows, ({ diagramId }) => diagramId)
  return new Map(
    [...byDiagram].map(([id, found]) => [
      id,
      { elements: found.map(readElement), count: found[0]?.count ?? 0 },
    ]),
  )
}

/** What finds a word in names and in elements. The last may be the beginning of one. */
function queriesOf({ orgId, words }: Asked, at: number): { name: string; element: string } {
  const word = words[at] ?? ''
  const prefix = at === words.length - 1 ? ':*' : ''
  return { name: `'${word}'${prefix}`, element: `'${tenantTag(orgId)}${word}'${prefix}` }
}

function sum(conditions: readonly Sql[]): Sql {
  return conditions.reduce((all, one) => sql`${all} + (${one})::int`, sql`0`)
}
