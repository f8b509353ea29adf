import { sql } from '@backarch/db'

import type { Element, ElementType } from '../schemas/element.ts'
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
 * In a transaction.
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
  const inNames = words.map(
    (_, at) =>
      sql`array_to_tsvector(d.name_words) @@ ${queriesOf({ orgId, words }, at).name}::tsquery`,
  )
  // A union, not an OR: so the planner may choose for each word between the index, for one that is rare, and a look
  // into each diagram, which soon finds one that is not.
  const haveWord = words.map(
    (_, at) => sql`
      AND d.id IN (
        SELECT d.id FROM diagram d
         WHERE d.org_id = ${orgId}::uuid AND d.trashed_at IS NULL AND ${inNames[at]}
         UNION
        SELECT d.id FROM diagram d
         WHERE d.org_id = ${orgId}::uuid AND d.trashed_at IS NULL
           AND EXISTS (SELECT FROM diagram_element e
                        WHERE e.org_id = d.org_id AND e.diagram_id = d.id
                          AND e.words @@ ${queriesOf({ orgId, words }, at).element}::tsquery))`,
  )
  const everyWord = haveWord.reduce((all, one) => sql`${all} ${one}`)
  // For that it must know the words.
  await db.$executeRaw`SELECT set_config('plan_cache_mode', 'force_custom_plan', true)`
  const after = before
    ? sql`("inName", id) < (${before.inName}::int, ${before.id}::uuid)`
    : sql`true`
  const rows = await db.$queryRaw<(DiagramRow & { inName: number })[]>`
    SELECT * FROM (
      SELECT d.id, d.org_id AS "orgId", d.name, d.current_version AS "currentVersion", d.tally,
             d.has_usage_file AS "hasUsageFile", d.node_count AS "nodeCount", d.edge_count AS "edgeCount",
             d.group_count AS "groupCount", d.folder_id AS "folderId", d.trashed_at AS "trashedAt",
             d.trashed_by AS "trashedBy", d.created_at AS "createdAt", d.updated_at AS "updatedAt",
             ${sum(inNames)} AS "inName"
        FROM diagram d
       WHERE d.org_id = ${orgId}::uuid AND d.trashed_at IS NULL ${everyWord}) AS found
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

/**
 * By the ids of the diagrams; one in which there are none is not among them. It looks through these diagrams alone: the
 * index of words would find those of all.
 */
export async function searchElements(
  db: SqlDb,
  {
    orgId,
    words,
    diagramIds,
    take,
  }: Asked & { readonly diagramIds: readonly string[]; readonly take: number },
): Promise<ReadonlyMap<string, FoundElements>> {
  const hits = sum(
    words.map((_, at) => sql`e.words @@ ${queriesOf({ orgId, words }, at).element}::tsquery`),
  )
  const rows = await db.$queryRaw<
    { diagramId: string; type: ElementType; body: string; count: number }[]
  >`
    SELECT asked.id AS "diagramId", found.type::text, found.body, found.count
      FROM unnest(${diagramIds}::uuid[]) AS asked(id)
     CROSS JOIN LATERAL (
             SELECT e.type, e.body, e.seq, e.hits, (count(*) OVER ())::int AS count
               FROM (SELECT type, body, seq, ${hits} AS hits
                       FROM diagram_element e
                      WHERE org_id = ${orgId}::uuid AND diagram_id = asked.id) AS e
              WHERE e.hits > 0
              ORDER BY e.hits DESC, e.seq
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
