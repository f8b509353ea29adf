import type { FeatureDb } from '@backarch/db'

import { readBill, toStoredBill, type Bill } from '../schemas/bill.ts'

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
  /** Older versions are dropped, unless they have a name. */
  readonly keptFrom: number
  readonly bill: Bill
  readonly hasUsageFile: boolean
  readonly nodeCount: number
  readonly edgeCount: number
  readonly groupCount: number
  /** Null at the top. */
  readonly folderId: string | null
  readonly trashedAt: Date | null
  readonly trashedBy: string | null
  readonly createdAt: Date
  readonly updatedAt: Date
}

/** What a change of the document changes of its diagram. */
export type DiagramState = Pick<
  Diagram,
  'currentVersion' | 'bill' | 'hasUsageFile' | 'nodeCount' | 'edgeCount' | 'groupCount'
>

export const diagramFields = {
  id: true,
  orgId: true,
  name: true,
  currentVersion: true,
  keptFrom: true,
  tally: true,
  hasUsageFile: true,
  nodeCount: true,
  edgeCount: true,
  groupCount: true,
  folderId: true,
  trashedAt: true,
  trashedBy: true,
  createdAt: true,
  updatedAt: true,
} as const

export type DiagramRow = Omit<Diagram, 'bill'> & { readonly tally: unknown }

export function toDiagram({ tally, ...row }: DiagramRow): Diagram {
  return { ...row, bill: readBill(tally) }
}

function toRow({ bill, ...state }: DiagramState) {
  return { ...state, tally: toStoredBill(bill) }
}

export interface DiagramKey {
  readonly orgId: string
  readonly id: string
}

export async function insertDiagram(
  db: DiagramDb,
  diagram: DiagramKey &
    DiagramState & {
      readonly name: string
      readonly nameWords: readonly string[]
      readonly folderId: string | null
      readonly createdBy: string | null
      readonly now: Date
    },
): Promise<Diagram> {
  const { nameWords, folderId, createdBy, now, ...rest } = diagram
  const { orgId, id, name, ...state } = rest
  const named = { orgId, id, name, nameWords: [...nameWords], folderId, createdBy }
  const row = await db.diagram.create({
    data: { ...named, ...toRow(state), createdAt: now, updatedAt: now },
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
  const [row] = await db.$queryRaw<DiagramRow[]>`
    SELECT id, org_id AS "orgId", name, current_version AS "currentVersion", kept_from AS "keptFrom", tally,
           has_usage_file AS "hasUsageFile", node_count AS "nodeCount", edge_count AS "edgeCount",
           group_count AS "groupCount", folder_id AS "folderId", trashed_at AS "trashedAt",
           trashed_by AS "trashedBy", created_at AS "createdAt",
           updated_at AS "updatedAt"
      FROM diagram
     WHERE org_id = ${orgId}::uuid AND id = ${id}::uuid
       FOR UPDATE`
  return row ? toDiagram(row) : null
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
  {
    orgId,
    id,
    name,
    nameWords,
    now,
  }: DiagramKey & {
    readonly name: string
    readonly nameWords: readonly string[]
    readonly now: Date
  },
): Promise<Diagram | null> {
  const [row] = await db.diagram.updateManyAndReturn({
    where: { orgId, id, trashedAt: null },
    data: { name, nameWords: [...nameWords], updatedAt: now },
    select: diagramFields,
  })
  return row ? toDiagram(row) : null
}

/** By whoever holds the diagram's row. */
export async function putDiagramIntoFolder(
  db: DiagramDb,
  {
    orgId,
    id,
    folderId,
    now,
  }: DiagramKey & { readonly folderId: string | null; readonly now: Date },
): Promise<Diagram> {
  const row = await db.diagram.update({
    where: { orgId_id: { orgId, id } },
    data: { folderId, updatedAt: now },
    select: diagramFields,
  })
  return toDiagram(row)
}
