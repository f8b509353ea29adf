import type { DiagramRef } from './notes.ts'

interface SqlDb {
  $executeRaw(sql: TemplateStringsArray, ...values: readonly unknown[]): PromiseLike<number>
}

/** For tests and measurements; each note begins a thread. */
export async function insertManyNotes(
  db: SqlDb,
  { orgId, diagramId, count }: DiagramRef & { readonly count: number },
): Promise<number> {
  return db.$executeRaw`
    INSERT INTO note (org_id, id, diagram_id, thread_id, place, body, html, created_at, updated_at)
    SELECT ${orgId}::uuid, id, ${diagramId}::uuid, id, 0, body, '<p>' || body || '</p>', now(), now()
      FROM generate_series(1, ${count}::int) AS note(at),
           LATERAL (SELECT uuidv7() AS id,
                           string_agg('w' || floor(2000 * power(random(), 3))::int, ' ') AS body
                      FROM generate_series(1, 30) WHERE at IS NOT NULL) AS made`
}
