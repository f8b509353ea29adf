import type { FeatureDb } from '@backarch/db'

import { diagramFields, toDiagram, type Diagram } from './diagrams.ts'

type DiagramDb = FeatureDb<'diagram'>

export interface DiagramFilter {
  readonly orgId: string
  /** Those directly in this folder; null: in none. Absent: wherever they are. */
  readonly folderId?: string | null
  /** Those that this person marked. */
  readonly favoriteOf?: string
}

/** What does not lie in the trash, the newest first; `before` is the id of the last one already seen. */
export async function findDiagramsInOrg(
  db: DiagramDb,
  {
    orgId,
    before,
    take,
    favoriteOf,
    ...filter
  }: DiagramFilter & { readonly before: string | null; readonly take: number },
): Promise<readonly Diagram[]> {
  const rows = await db.diagram.findMany({
    where: {
      orgId,
      trashedAt: null,
      ...filter,
      ...(favoriteOf === undefined ? {} : { favorites: { some: { userId: favoriteOf } } }),
      ...(before === null ? {} : { id: { lt: before } }),
    },
    orderBy: { id: 'desc' },
    take,
    select: diagramFields,
  })
  return rows.map(toDiagram)
}

/** What lies in the trash, what came there last first; `before` is where the last one already seen stands. */
export async function findTrashInOrg(
  db: DiagramDb,
  {
    orgId,
    before,
    take,
  }: {
    readonly orgId: string
    readonly before: { readonly trashedAt: Date; readonly id: string } | null
    readonly take: number
  },
): Promise<readonly Diagram[]> {
  const rows = await db.diagram.findMany({
    where: {
      orgId,
      trashedAt: before === null ? { not: null } : { lte: before.trashedAt },
      ...(before === null ? {} : { NOT: { trashedAt: before.trashedAt, id: { gte: before.id } } }),
    },
    orderBy: [{ trashedAt: 'desc' }, { id: 'desc' }],
    take,
    select: diagramFields,
  })
  return rows.map(toDiagram)
}
