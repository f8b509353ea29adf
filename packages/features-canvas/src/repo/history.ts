import type { FeatureDb } from '@backarch/db'

import {
  changeFields,
  toChange,
  toElementChange,
  type Change,
  type ElementChangeRow,
  type VersionedElementChange,
} from './changes.ts'
import type { DiagramRef, SqlDb } from './elements.ts'

type HistoryDb = FeatureDb<'diagramChange'>

/** What is in a history: versions from `keptFrom` on, and older ones that have a name. */
interface Kept extends DiagramRef {
  readonly keptFrom: number
}

/** The newest changes before a version (null: of all), newest first. */
export async function findHistory(
  db: HistoryDb,
  { before, take, keptFrom, ...ref }: Kept & { readonly before: number | null; take: number },
): Promise<Change[]> {
  const rows = await db.diagramChange.findMany({
    where: {
      ...ref,
      ...(before === null ? {} : { version: { lt: before } }),
      OR: [{ version: { gte: keptFrom } }, { name: { not: null } }],
    },
    orderBy: { version: 'desc' },
    take,
    select: changeFields,
  })
  return rows.map(toChange)
}

export async function countNamedVersions(db: HistoryDb, ref: DiagramRef): Promise<number> {
  return db.diagramChange.count({ where: { ...ref, name: { not: null } } })
}

/** By whoever holds the diagram's row. */
export async function nameVersionInDiagram(
  db: HistoryDb,
  { name, ...key }: DiagramRef & { readonly version: number; readonly name: string | null },
): Promise<Change> {
  const row = await db.diagramChange.update({
    where: { orgId_diagramId_version: key },
    data: { name },
    select: changeFields,
  })
  return toChange(row)
}

/** What one person changed, newest first; without changes that did nothing, unless they undid or redid one. */
export async function findOwnChanges(
  db: SqlDb,
  {
    orgId,
    diagramId,
    keptFrom,
    createdBy,
    take,
  }: Kept & { readonly createdBy: string; readonly take: number },
): Promise<Pick<Change, 'version' | 'kind' | 'ofVersion'>[]> {
  return db.$queryRaw`
    SELECT version, kind::text, of_version AS "ofVersion"
      FROM diagram_change c
     WHERE org_id = ${orgId}::uuid AND diagram_id = ${diagramId}::uuid
       AND created_by = ${createdBy}::uuid AND version >= ${keptFrom}
       AND (kind IN ('undo', 'redo') OR EXISTS (
             SELECT FROM diagram_element_change e
              WHERE e.org_id = c.org_id AND e.diagram_id = c.diagram_id AND e.version = c.version))
     ORDER BY version DESC
     LIMIT ${take}`
}

/** What others than one person did to some elements since a version, oldest first, and with which changes. */
export async function findChangesOfOthers(
  db: SqlDb,
  {
    orgId,
    diagramId,
    ids,
    after,
    createdBy,
  }: DiagramRef & {
    readonly ids: readonly string[]
    readonly after: number
    readonly createdBy: string
  },
): Promise<(VersionedElementChange & Pick<Change, 'kind' | 'ofVersion' | 'createdBy'>)[]> {
  const rows = await db.$queryRaw<
    (ElementChangeRow & Pick<Change, 'kind' | 'ofVersion' | 'createdBy'>)[]
  >`
    SELECT e.version, e.element_id AS id, e.before, e.before_type::text AS "beforeType", e.after,
           e.after_type::text AS "afterType", c.kind::text, c.of_version AS "ofVersion", c.created_by AS "createdBy"
      FROM diagram_element_change e
      JOIN diagram_change c ON c.org_id = e.org_id AND c.diagram_id = e.diagram_id AND c.version = e.version
     WHERE e.org_id = ${orgId}::uuid AND e.diagram_id = ${diagramId}::uuid
       AND e.element_id = ANY(${ids}::text[]) AND e.version > ${after}
       AND c.created_by IS DISTINCT FROM ${createdBy}::uuid
     ORDER BY e.version, e.place`
  return rows.map((row) => {
    const { kind, ofVersion, createdBy: by } = row
    return { ...toElementChange(row), kind, ofVersion, createdBy: by }
  })
}
