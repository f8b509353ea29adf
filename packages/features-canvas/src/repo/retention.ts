import type { FeatureDb } from '@backarch/db'

import type { Document } from '../document/graph-elements.ts'
import type { DiagramRef, SqlDb } from './elements.ts'

/**
 * Up to 50 diagrams of an organization, in the order of their ids after one already seen, that have versions to drop:
 * ones that were no longer the newest before a moment, or what an earlier round left.
 */
export async function findDiagramsToTrim(
  db: SqlDb,
  { orgId, before, after }: { readonly orgId: string; before: Date; after: string | null },
): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM diagram d
     WHERE org_id = ${orgId}::uuid AND (${after}::uuid IS NULL OR id > ${after}::uuid)
       AND (EXISTS (
              SELECT FROM diagram_change
               WHERE org_id = d.org_id AND diagram_id = d.id AND version = d.kept_from + 1 AND created_at < ${before}::timestamptz)
            OR EXISTS (
              SELECT FROM diagram_change
               WHERE org_id = d.org_id AND diagram_id = d.id AND version < d.kept_from AND name IS NULL))
     ORDER BY id
     LIMIT 50`
  return rows.map(({ id }) => id)
}

/** The first version after one that was made at a moment or later; null when there is none. */
export async function findFirstVersionSince(
  db: SqlDb,
  { orgId, diagramId, after, since }: DiagramRef & { readonly after: number; readonly since: Date },
): Promise<number | null> {
  const [row] = await db.$queryRaw<{ version: number }[]>`
    SELECT version FROM diagram_change
     WHERE org_id = ${orgId}::uuid AND diagram_id = ${diagramId}::uuid AND version > ${after}
       AND created_at >= ${since}::timestamptz
     ORDER BY version
     LIMIT 1`
  return row?.version ?? null
}

/** A version, and those before it that have a name, of which there is no snapshot. */
export async function findVersionsWithoutSnapshot(
  db: SqlDb,
  { orgId, diagramId, upTo }: DiagramRef & { readonly upTo: number },
): Promise<number[]> {
  const rows = await db.$queryRaw<{ version: number }[]>`
    SELECT version FROM diagram_change c
     WHERE org_id = ${orgId}::uuid AND diagram_id = ${diagramId}::uuid
       AND (version = ${upTo} OR (version < ${upTo} AND name IS NOT NULL))
       AND NOT EXISTS (
             SELECT FROM diagram_snapshot s
              WHERE s.org_id = c.org_id AND s.diagram_id = c.diagram_id AND s.version = c.version)
     ORDER BY version`
  return rows.map(({ version }) => version)
}

/** Of a version that is there already it stays as it is: versions never change. */
export async function insertSnapshot(
  db: FeatureDb<'diagramSnapshot'>,
  { graph, sources, ...key }: DiagramRef & Document & { readonly version: number },
): Promise<void> {
  await db.diagramSnapshot.createMany({
    data: [{ ...key, graph: JSON.stringify(graph), sources: JSON.stringify(sources) }],
    skipDuplicates: true,
  })
}

/** By whoever holds the diagram's row. From here on nobody finds older versions without a name. */
export async function keepFrom(
  db: FeatureDb<'diagram'>,
  { orgId, diagramId, version }: DiagramRef & { readonly version: number },
): Promise<void> {
  await db.diagram.update({
    where: { orgId_id: { orgId, id: diagramId } },
    data: { keptFrom: version },
    select: { id: true },
  })
}

/** Deletes at most `take` changes that nobody finds any more; answers how many. */
export async function deleteDroppedChanges(
  db: SqlDb,
  { orgId, diagramId, take }: DiagramRef & { readonly take: number },
): Promise<number> {
  const rows = await db.$queryRaw<{ version: number }[]>`
    SELECT c.version
      FROM diagram d
      JOIN diagram_change c ON c.org_id = d.org_id AND c.diagram_id = d.id AND c.version < d.kept_from
     WHERE d.org_id = ${orgId}::uuid AND d.id = ${diagramId}::uuid AND c.name IS NULL
     ORDER BY c.version
     LIMIT ${take}
       FOR UPDATE OF c`
  const versions = rows.map(({ version }) => version)
  if (versions.length === 0) return 0
  // These first: otherwise they would be looked for change by change.
  await db.$executeRaw`
    DELETE FROM diagram_element_change
     WHERE org_id = ${orgId}::uuid AND diagram_id = ${diagramId}::uuid AND version = ANY(${versions}::int[])`
  return db.$executeRaw`
    DELETE FROM diagram_change
     WHERE org_id = ${orgId}::uuid AND diagram_id = ${diagramId}::uuid AND version = ANY(${versions}::int[])`
}

/** Deletes the snapshots that no version which is kept is read from. */
export async function deleteDroppedSnapshots(
  db: SqlDb,
  { orgId, diagramId }: DiagramRef,
): Promise<void> {
  await db.$executeRaw`
    DELETE FROM diagram_snapshot s
     USING diagram d
     WHERE d.org_id = ${orgId}::uuid AND d.id = ${diagramId}::uuid
       AND s.org_id = d.org_id AND s.diagram_id = d.id AND s.version < d.kept_from
       AND NOT EXISTS (
             SELECT FROM diagram_change c
              WHERE c.org_id = s.org_id AND c.diagram_id = s.diagram_id AND c.version = s.version
                AND c.name IS NOT NULL)`
}
