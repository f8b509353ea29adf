import { sql } from '@backarch/db'

import type { ElementChange } from '../document/draft.ts'
import { parentOf, idOf, toText, type Element, type ElementType } from '../schemas/element.ts'
import { tenantTag } from './tenant-tag.ts'

/**
 * Elements are read by the ways they refer to each other and written many at a time: Prisma would send a statement for
 * each, or cannot say it.
 */
export interface SqlDb {
  $queryRaw<Rows>(sql: TemplateStringsArray, ...values: readonly unknown[]): PromiseLike<Rows>
  $executeRaw(sql: TemplateStringsArray, ...values: readonly unknown[]): PromiseLike<number>
}

export interface DiagramRef {
  readonly orgId: string
  readonly diagramId: string
}

interface ElementRow {
  readonly type: ElementType
  readonly body: string
}

/** What `toText` wrote: checked then, and never changed since. */
export function readElement({ type, body }: ElementRow): Element {
  return { type, value: JSON.parse(body) }
}

/** Those of these ids that are nodes, edges or groups. */
export async function findIdsOfElements(
  db: SqlDb,
  { orgId, diagramId, ids }: DiagramRef & { readonly ids: readonly string[] },
): Promise<string[]> {
  const rows = await db.$queryRaw<{ readonly id: string }[]>`
    SELECT id FROM diagram_element
     WHERE org_id = ${orgId}::uuid AND diagram_id = ${diagramId}::uuid AND id = ANY(${ids}::text[])
       AND type <> 'sources'`
  return rows.map(({ id }) => id)
}

/** The elements of these ids, and every group around one of them. */
export async function findElementsAndGroups(
  db: SqlDb,
  { orgId, diagramId, ids }: DiagramRef & { readonly ids: readonly string[] },
): Promise<Element[]> {
  const rows = await db.$queryRaw<ElementRow[]>`
    WITH RECURSIVE found AS (
      SELECT id, type, body, parent_id FROM diagram_element
       WHERE org_id = ${orgId}::uuid AND diagram_id = ${diagramId}::uuid AND id = ANY(${ids}::text[])
       UNION
      SELECT e.id, e.type, e.body, e.parent_id
        FROM found f
        JOIN diagram_element e
          ON e.org_id = ${orgId}::uuid AND e.diagram_id = ${diagramId}::uuid AND e.id = f.parent_id)
    SELECT type::text, body FROM found`
  return rows.map(readElement)
}

/**
 * What goes with elements that are removed: the edges at them, and for groups their members and, at every depth, the
 * members of those, with their edges.
 */
export async function findAttachedElements(
  db: SqlDb,
  { orgId, diagramId, ids }: DiagramRef & { readonly ids: readonly string[] },
): Promise<Element[]> {
  const rows = await db.$queryRaw<ElementRow[]>`
    WITH RECURSIVE inside AS (
      SELECT id FROM unnest(${ids}::text[]) AS named(id)
       UNION
      SELECT e.id
        FROM inside i
        JOIN diagram_element e
          ON e.org_id = ${orgId}::uuid AND e.diagram_id = ${diagramId}::uuid AND e.parent_id = i.id),
    attached AS (
      SELECT id FROM inside
       UNION
      SELECT e.id FROM inside i JOIN diagram_element e
          ON e.org_id = ${orgId}::uuid AND e.diagram_id = ${diagramId}::uuid AND e.from_id = i.id
       UNION
      SELECT e.id FROM inside i JOIN diagram_element e
          ON e.org_id = ${orgId}::uuid AND e.diagram_id = ${diagramId}::uuid AND e.to_id = i.id)
    SELECT e.type::text, e.body
      FROM attached a
      JOIN diagram_element e ON e.org_id = ${orgId}::uuid AND e.diagram_id = ${diagramId}::uuid AND e.id = a.id`
  return rows.map(readElement)
}

/** The whole document, in the order in which its elements came. */
export async function findElements(
  db: SqlDb,
  { orgId, diagramId }: DiagramRef,
): Promise<Element[]> {
  const rows = await db.$queryRaw<ElementRow[]>`
    SELECT type::text, body FROM diagram_element
     WHERE org_id = ${orgId}::uuid AND diagram_id = ${diagramId}::uuid
     ORDER BY seq`
  return rows.map(readElement)
}

interface GraphPage {
  readonly version: number
  readonly page: number
  readonly nodes: string | null
  readonly edges: string | null
  readonly groups: string | null
}

/**
 * The graph as JSON text, which nobody parses on the way, and its version, null where there is no diagram. It comes in
 * pages, because one value of megabytes is costly to the database as well as to its driver.
 */
export async function findGraphText(
  db: SqlDb,
  { orgId, diagramId }: DiagramRef,
): Promise<{ readonly version: number | null; readonly text: string }> {
  const rows = await db.$queryRaw<GraphPage[]>`
    WITH RECURSIVE pages AS (
      SELECT 0 AS page, 0::bigint AS last, NULL::text AS nodes, NULL::text AS edges, NULL::text AS groups
       UNION ALL
      SELECT p.page + 1, found.*
        FROM pages p
       CROSS JOIN LATERAL (
         SELECT max(seq),
                string_agg(body, ',' ORDER BY seq) FILTER (WHERE type = 'node'),
                string_agg(body, ',' ORDER BY seq) FILTER (WHERE type = 'edge'),
                string_agg(body, ',' ORDER BY seq) FILTER (WHERE type = 'group')
           FROM (SELECT type, seq, body FROM diagram_element
                  WHERE org_id = ${orgId}::uuid AND diagram_id = ${diagramId}::uuid AND seq > p.last
                  ORDER BY seq
                  LIMIT 512) e) found
       WHERE p.last IS NOT NULL)
    SELECT d.current_version AS version, page, nodes, edges, groups
      FROM diagram d
      LEFT JOIN pages ON last > 0
     WHERE d.org_id = ${orgId}::uuid AND d.id = ${diagramId}::uuid`
  // As they come already, though nothing promises it.
  const pages = rows.toSorted((a, b) => a.page - b.page)
  // Added up rather than joined: what was added up is copied once, when it is sent.
  const list = (type: 'nodes' | 'edges' | 'groups') =>
    pages
      .flatMap((page) => page[type] ?? [])
      .reduce((text, part) => (text === '' ? part : `${text},${part}`), '')
  const text = `{"nodes":[${list('nodes')}],"edges":[${list('edges')}],"groups":[${list('groups')}]}`
  return { version: pages[0]?.version ?? null, text }
}

/** Statements are put together from parts, so that a change takes one. */
export type SqlPart = ReturnType<typeof sql>

/** Deletes what is gone. */
export function deletionOf(
  { orgId, diagramId }: DiagramRef,
  changes: readonly ElementChange[],
): SqlPart {
  const gone = changes.filter(({ after }) => after === null).map(({ id }) => id)
  return sql`
    DELETE FROM diagram_element
     WHERE org_id = ${orgId}::uuid AND diagram_id = ${diagramId}::uuid AND id = ANY(${gone}::text[])`
}

/** Stores elements, each in the place that it has had. */
export function storageOf(
  { orgId, diagramId }: DiagramRef,
  elements: readonly Element[],
  /** What search finds an element by. */
  searchWordsOf: (element: Element) => readonly string[],
): SqlPart {
  const edges = elements.map((element) => (element.type === 'edge' ? element.value : null))
  return sql`
    INSERT INTO diagram_element (org_id, diagram_id, id, type, body, parent_id, from_id, to_id, words)
    SELECT ${orgId}::uuid, ${diagramId}::uuid, id, type::diagram_element_type, body, parent_id, from_id, to_id,
           array_to_tsvector(string_to_array(words, ' '))
      FROM unnest(
             ${elements.map(idOf)}::text[], ${elements.map(({ type }) => type)}::text[],
             ${elements.map(toText)}::text[], ${elements.map(parentOf)}::text[],
             ${edges.map((edge) => edge?.from ?? null)}::text[], ${edges.map((edge) => edge?.to ?? null)}::text[],
             ${elements.map((element) => taggedWords(orgId, searchWordsOf(element)))}::text[]
           ) WITH ORDINALITY AS stay(id, type, body, parent_id, from_id, to_id, words, place)
     ORDER BY place
        ON CONFLICT (org_id, diagram_id, id) DO UPDATE
       SET type = excluded.type, body = excluded.body, parent_id = excluded.parent_id,
           from_id = excluded.from_id, to_id = excluded.to_id, words = excluded.words`
}

function taggedWords(orgId: string, words: readonly string[]): string | null {
  return words.length > 0 ? words.map((word) => tenantTag(orgId) + word).join(' ') : null
}
