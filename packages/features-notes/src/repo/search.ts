import { sql, type FeatureDb } from '@backarch/db'

import { noteFields, type Note } from './notes.ts'

interface SqlDb {
  $queryRaw<Rows>(sql: TemplateStringsArray, ...values: readonly unknown[]): PromiseLike<Rows>
  $executeRaw(sql: TemplateStringsArray, ...values: readonly unknown[]): PromiseLike<number>
}

/** A query as PostgreSQL reads it. */
export interface NoteQuery {
  readonly language: string
  /** The words as the language has them: what is marked in an excerpt. */
  readonly plain: string
  /** The same behind the organization's tag, as `note_words` stores them. */
  readonly tagged: string
}

/** Where a note stands among those that were found: the best first, then the newest. */
export interface FoundPosition {
  readonly rank: number
  readonly id: string
}

export interface FoundNote extends FoundPosition {
  readonly note: Note
  /** Some of the body, in which each place that matches is between `matchStart` and `matchEnd`. */
  readonly excerpt: string
}

export const matchStart = '\uE000'
export const matchEnd = '\uE001'
const headline = `StartSel="${matchStart}", StopSel="${matchEnd}", MaxFragments=2, MaxWords=24, MinWords=8, FragmentDelimiter=" … "`

/** Reads what somebody typed, as a web search does (`"…"`, `or`, `-`); null when no word of it can be looked for. */
export async function readQuery(
  db: SqlDb,
  {
    orgId,
    language,
    text,
  }: { readonly orgId: string; readonly language: string; readonly text: string },
): Promise<NoteQuery | null> {
  const [row] = await db.$queryRaw<{ plain: string; tagged: string; indexed: string }[]>`
    SELECT q::text AS plain, querytree(q) AS indexed,
           regexp_replace(q::text, '''((?:[^'']|'''')*)''', '''' || right(${orgId}::text, 8) || '\\1''', 'g') AS tagged
      FROM websearch_to_tsquery(${language}::regconfig, ${text}) AS q`
  if (!row || row.indexed === '' || row.indexed === 'T') return null
  return { language, plain: row.plain, tagged: row.tagged }
}

/** Of a word that more notes have, the newest so many are ranked: what is everywhere tells none apart. */
const mostRanked = 5000

/** Not what lies in the trash, and nothing newer than `newest`. In a transaction. */
export async function searchNotes(
  db: SqlDb & FeatureDb<'note'>,
  {
    orgId,
    query: { language, plain, tagged },
    diagramId,
    newest,
    before,
    take,
  }: {
    readonly orgId: string
    readonly query: NoteQuery
    readonly diagramId: string | undefined
    /** An id: while pages are read, what others write does not move those that are ranked. */
    readonly newest: string
    readonly before: FoundPosition | null
    readonly take: number
  },
): Promise<readonly FoundNote[]> {
  // The planner must know the words to choose the index for those that are rare.
  await db.$executeRaw`SELECT set_config('plan_cache_mode', 'force_custom_plan', true)`
  const inDiagram = diagramId === undefined ? sql`` : sql`AND diagram_id = ${diagramId}::uuid`
  const after =
    before === null ? sql`` : sql`WHERE (rank, id) < (${before.rank}::float8, ${before.id}::uuid)`
  const found = await db.$queryRaw<(FoundPosition & { excerpt: string })[]>`
    SELECT id, rank, ts_headline(${language}::regconfig, translate(body, ${matchStart + matchEnd}, ''),
                                 ${plain}::tsquery, ${headline}) AS excerpt
      FROM (SELECT * FROM (
              SELECT id, body, ts_rank_cd(words, ${tagged}::tsquery)::float8 AS rank
                FROM (SELECT id, body, words
                        FROM note
                       WHERE org_id = ${orgId}::uuid AND trashed_at IS NULL ${inDiagram}
                         AND words @@ ${tagged}::tsquery AND id <= ${newest}::uuid
                       ORDER BY id DESC
                       LIMIT ${mostRanked}) AS newest) AS ranked
             ${after}
             ORDER BY rank DESC, id DESC
             LIMIT ${take}) AS shown
     ORDER BY rank DESC, id DESC`
  const ids = found.map(({ id }) => id)
  const rows = await db.note.findMany({ where: { orgId, id: { in: ids } }, select: noteFields })
  const notes = new Map(rows.map((note) => [note.id, note]))
  return found.flatMap((row) => {
    const note = notes.get(row.id)
    return note ? [{ ...row, note }] : []
  })
}

/** Reads some notes in anew that are of another language than their organization's, and says how many. */
export async function renewWords(db: SqlDb, take: number): Promise<number> {
  return db.$executeRaw`
    UPDATE note SET language = stale.wanted
      FROM (SELECT n.org_id, n.id, s.language AS wanted
              FROM note_settings s JOIN note n ON n.org_id = s.org_id AND n.language <> s.language
             LIMIT ${take}
               FOR UPDATE OF n SKIP LOCKED) AS stale
     WHERE note.org_id = stale.org_id AND note.id = stale.id`
}
