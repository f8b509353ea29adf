import type { FeatureDb } from '@backarch/db'

import type { Document } from '../document/graph-elements.ts'
import type { DiagramRef, SqlDb } from './elements.ts'

type SnapshotDb = FeatureDb<'diagramSnapshot'>

/** The newest snapshot that is not newer than a version. */
export async function findSnapshot(
  db: SnapshotDb,
  { version, ...ref }: DiagramRef & { readonly version: number },
): Promise<{ readonly version: number; readonly document: Document } | null> {
  const row = await db.diagramSnapshot.findFirst({
    where: { ...ref, version: { lte: version } },
    orderBy: { version: 'desc' },
    select: { version: true, graph: true, sources: true },
  })
  if (!row) return null
  // Written from elements that were checked.
  const document: Document = { graph: JSON.parse(row.graph), sources: JSON.parse(row.sources) }
  return { version: row.version, document }
}

/** Keeps the document as it is now, in one statement: no change comes between its version and its elements. */
export async function takeSnapshot(db: SqlDb, { orgId, diagramId }: DiagramRef): Promise<void> {
  await db.$executeRaw`
    INSERT INTO diagram_snapshot (org_id, diagram_id, version, graph, sources)
    SELECT d.org_id, d.id, d.current_version,
           '{"nodes":[' || COALESCE(string_agg(e.body, ',' ORDER BY e.seq) FILTER (WHERE e.type = 'node'), '')
        || '],"edges":[' || COALESCE(string_agg(e.body, ',' ORDER BY e.seq) FILTER (WHERE e.type = 'edge'), '')
        || '],"groups":[' || COALESCE(string_agg(e.body, ',' ORDER BY e.seq) FILTER (WHERE e.type = 'group'), '')
        || ']}',
           max(e.body) FILTER (WHERE e.type = 'sources')
      FROM diagram d
      JOIN diagram_element e ON e.org_id = d.org_id AND e.diagram_id = d.id
     WHERE d.org_id = ${orgId}::uuid AND d.id = ${diagramId}::uuid
     GROUP BY d.org_id, d.id
        ON CONFLICT DO NOTHING`
}
