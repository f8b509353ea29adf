import type { FeatureDb } from '@backarch/db'

import { diagramFields, toDiagram, type Diagram, type DiagramKey } from './diagrams.ts'

/** Null when the diagram does not exist or lies there already. */
export async function putIntoTrash(
  db: FeatureDb<'diagram'>,
  { orgId, id, by, now }: DiagramKey & { readonly by: string | null; readonly now: Date },
): Promise<Diagram | null> {
  const [row] = await db.diagram.updateManyAndReturn({
    where: { orgId, id, trashedAt: null },
    data: { trashedAt: now, trashedBy: by, updatedAt: now },
    select: diagramFields,
  })
  return row ? toDiagram(row) : null
}

/** Null when the diagram does not exist or does not lie there. */
export async function takeFromTrash(
  db: FeatureDb<'diagram'>,
  { orgId, id, now }: DiagramKey & { readonly now: Date },
): Promise<Diagram | null> {
  const [row] = await db.diagram.updateManyAndReturn({
    where: { orgId, id, trashedAt: { not: null } },
    data: { trashedAt: null, trashedBy: null, updatedAt: now },
    select: diagramFields,
  })
  return row ? toDiagram(row) : null
}

/**
 * Of all organizations, what came into the trash before a moment: at most `take`, in the order of their keys; `after` is
 * the last one already seen.
 */
export async function findTrashedBefore(
  db: FeatureDb<'diagram'>,
  {
    before,
    after,
    take,
  }: { readonly before: Date; readonly after: DiagramKey | null; readonly take: number },
): Promise<readonly DiagramKey[]> {
  return db.diagram.findMany({
    where: {
      trashedAt: { lt: before },
      ...(after === null
        ? {}
        : { OR: [{ orgId: { gt: after.orgId } }, { orgId: after.orgId, id: { gt: after.id } }] }),
    },
    orderBy: [{ orgId: 'asc' }, { id: 'asc' }],
    take,
    select: { orgId: true, id: true },
  })
}

/** At once, so that no statement takes long. */
const versionsAtOnce = 5_000

/** Deletes a diagram and everything of it, however long its history is. By whoever holds its row. */
export async function deleteDiagram(
  db: FeatureDb<'diagram' | 'diagramChange' | 'diagramElementChange'>,
  { orgId, id, currentVersion }: DiagramKey & { readonly currentVersion: number },
): Promise<void> {
  for (let from = 1; from <= currentVersion; from += versionsAtOnce) {
    const version = { gte: from, lt: from + versionsAtOnce }
    const some = { where: { orgId, diagramId: id, version } }
    await db.diagramElementChange.deleteMany(some)
    await db.diagramChange.deleteMany(some)
  }
  // The rest goes along by itself.
  await db.diagram.delete({ where: { orgId_id: { orgId, id } } })
}
