import type { FeatureDb } from '@backarch/db'

import { readBill, toStoredBill, type Bill } from '../bill.ts'

type DiagramDb = FeatureDb<'diagram'>

/** Prisma has no words for holding a row. */
interface SqlDb {
  $queryRaw<Rows>(sql: TemplateStringsArray, ...values: readonly unknown[]): PromiseLike<Rows>
}

export interface Diagram {
  readonly id: string
  readonly orgId: string
  readonly name: string
  readonly currentVersion: number
  readonly bill: Bill
  readonly hasUsageFile: boolean
  readonly nodeCount: number
  readonly edgeCount: number
  readonly groupCount: number
  readonly trashedAt: Date | null
  readonly createdAt: Date
  readonly updatedAt: Date
}

/** What a change of the document changes of its diagram. */
export type DiagramState = Pick<
  Diagram,
  'currentVersion' | 'bill' | 'hasUsageFile' | 'nodeCount' | 'edgeCount' | 'groupCount'
>

const diagramFields = {
  id: true,
  orgId: true,
  name: true,
  currentVersion: true,
  tally: true,
  hasUsageFile: true,
  nodeCount: true,
  edgeCount: true,
  groupCount: true,
  trashedAt: true,
  createdAt: true,
  updatedAt: true,
} as const

type Row = Omit<Diagram, 'bill'> & { readonly tally: unknown }

function toDiagram({ tally, ...row }: Row): Diagram {
  return { ...row, bill: readBill(tally) }
}

function toRow({ bill, ...state }: DiagramState) {
  return { ...state, tally: toStoredBill(bill) }
}

interface DiagramKey {
  readonly orgId: string
  readonly id: string
}

export async function insertDiagram(
  db: DiagramDb,
  diagram: DiagramKey &
    DiagramState & {
      readonly name: string
      readonly createdBy: string | null
      readonly now: Date
    },
): Promise<Diagram> {
  const { orgId, id, name, createdBy, now, ...state } = diagram
  const row = await db.diagram.create({
    data: { orgId, id, name, createdBy, ...toRow(state), createdAt: now, updatedAt: now },
    select: diagramFields,
  })
  return toDiagram(row)
}

export async function findDiagramInOrg(db: DiagramDb, key: DiagramKey): Promise<Diagram | null> {
  const row = await db.diagram.findUnique({ where: { orgId_id: key }, select: diagramFields })
  return row && toDiagram(row)
}

/** Until the transaction ends, nobody else changes the diagram. */
export async function lockDiagramInOrg(
  db: SqlDb,
  { orgId, id }: DiagramKey,
): Promise<Diagram | null> {
  const [row] = await db.$queryRaw<Row[]>`
    SELECT id, org_id AS "orgId", name, current_version AS "currentVersion", tally,
           has_usage_file AS "hasUsageFile", node_count AS "nodeCount", edge_count AS "edgeCount",
           group_count AS "groupCount", trashed_at AS "trashedAt", created_at AS "createdAt",
           updated_at AS "updatedAt"
      FROM diagram
     WHERE org_id = ${orgId}::uuid AND id = ${id}::uuid
       FOR UPDATE`
  return row ? toDiagram(row) : null
}

/** The newest first; `before` is the id of the last one already seen. */
export async function findDiagramsInOrg(
  db: DiagramDb,
  page: {
    readonly orgId: string
    readonly trashed: boolean
    readonly before: string | null
    readonly take: number
  },
): Promise<readonly Diagram[]> {
  const rows = await db.diagram.findMany({
    where: {
      orgId: page.orgId,
      trashedAt: page.trashed ? { not: null } : null,
      ...(page.before === null ? {} : { id: { lt: page.before } }),
    },
    orderBy: { id: 'desc' },
    take: page.take,
    select: diagramFields,
  })
  return rows.map(toDiagram)
}

/** How many do not lie in the trash. */
export async function countDiagramsInOrg(db: DiagramDb, orgId: string): Promise<number> {
  return db.diagram.count({ where: { orgId, trashedAt: null } })
}

/** The id of the oldest diagram after `skip` older ones, the trash not counted; null when there are no more than that. */
export async function findDiagramIdAfter(
  db: DiagramDb,
  { orgId, skip }: { readonly orgId: string; readonly skip: number },
): Promise<string | null> {
  const [diagram] = await db.diagram.findMany({
    where: { orgId, trashedAt: null },
    orderBy: { id: 'asc' },
    skip,
    take: 1,
    select: { id: true },
  })
  return diagram?.id ?? null
}

/** Null when the diagram does not exist or lies in the trash. */
export async function renameDiagramInOrg(
  db: DiagramDb,
  { orgId, id, name, now }: DiagramKey & { readonly name: string; readonly now: Date },
): Promise<Diagram | null> {
  const [row] = await db.diagram.updateManyAndReturn({
    where: { orgId, id, trashedAt: null },
    data: { name, updatedAt: now },
    select: diagramFields,
  })
  return row ? toDiagram(row) : null
}

/** Null when the diagram does not exist or is where it should go already. */
export async function moveDiagramInOrg(
  db: DiagramDb,
  { orgId, id, to, now }: DiagramKey & { readonly to: 'trash' | 'list'; readonly now: Date },
): Promise<Diagram | null> {
  const [row] = await db.diagram.updateManyAndReturn({
    where: { orgId, id, trashedAt: to === 'trash' ? null : { not: null } },
    data: { trashedAt: to === 'trash' ? now : null, updatedAt: now },
    select: diagramFields,
  })
  return row ? toDiagram(row) : null
}

/** By whoever holds the diagram's row. */
export async function updateDiagramState(
  db: DiagramDb,
  { orgId, id, now, ...state }: DiagramKey & DiagramState & { readonly now: Date },
): Promise<Diagram> {
  const row = await db.diagram.update({
    where: { orgId_id: { orgId, id } },
    data: { ...toRow(state), updatedAt: now },
    select: diagramFields,
  })
  return toDiagram(row)
}
