import type { FeatureDb } from '@backarch/db'
import type { Estimate, OtherResource } from '@backarch/features-pricing/schemas'
import type { Graph } from '@backarch/services-topology/schemas'

import { costSchema, type Cost } from './schemas.ts'

type CanvasDb = FeatureDb<'diagram' | 'diagramVersion'>

export interface Diagram {
  readonly id: string
  readonly orgId: string
  readonly name: string
  readonly currentVersion: number
  readonly trashedAt: Date | null
  readonly createdAt: Date
  readonly updatedAt: Date
}

const diagramFields = {
  id: true,
  orgId: true,
  name: true,
  currentVersion: true,
  trashedAt: true,
  createdAt: true,
  updatedAt: true,
} as const

interface DiagramKey {
  readonly orgId: string
  readonly id: string
}

interface VersionKey {
  readonly orgId: string
  readonly diagramId: string
  readonly version: number
}

export async function insertDiagram(
  db: CanvasDb,
  diagram: DiagramKey & {
    readonly name: string
    readonly createdBy: string | null
    readonly now: Date
  },
): Promise<Diagram> {
  const { now, ...rest } = diagram
  return db.diagram.create({
    data: { ...rest, currentVersion: 1, createdAt: now, updatedAt: now },
    select: diagramFields,
  })
}

export async function findDiagramInOrg(db: CanvasDb, key: DiagramKey): Promise<Diagram | null> {
  return db.diagram.findUnique({ where: { orgId_id: key }, select: diagramFields })
}

/** The newest first; `before` is the id of the last one already seen. */
export async function findDiagramsInOrg(
  db: CanvasDb,
  page: {
    readonly orgId: string
    readonly trashed: boolean
    readonly before: string | null
    readonly take: number
  },
): Promise<readonly Diagram[]> {
  return db.diagram.findMany({
    where: {
      orgId: page.orgId,
      trashedAt: page.trashed ? { not: null } : null,
      ...(page.before === null ? {} : { id: { lt: page.before } }),
    },
    orderBy: { id: 'desc' },
    take: page.take,
    select: diagramFields,
  })
}

/** How many do not lie in the trash. */
export async function countDiagramsInOrg(db: CanvasDb, orgId: string): Promise<number> {
  return db.diagram.count({ where: { orgId, trashedAt: null } })
}

/** The id of the oldest diagram after `skip` older ones, the trash not counted; null when there are no more than that. */
export async function findDiagramIdAfter(
  db: CanvasDb,
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
  db: CanvasDb,
  { orgId, id, name, now }: DiagramKey & { readonly name: string; readonly now: Date },
): Promise<Diagram | null> {
  const [diagram] = await db.diagram.updateManyAndReturn({
    where: { orgId, id, trashedAt: null },
    data: { name, updatedAt: now },
    select: diagramFields,
  })
  return diagram ?? null
}

/** Null when the diagram does not exist or is where it should go already. */
export async function moveDiagramInOrg(
  db: CanvasDb,
  { orgId, id, to, now }: DiagramKey & { readonly to: 'trash' | 'list'; readonly now: Date },
): Promise<Diagram | null> {
  const [diagram] = await db.diagram.updateManyAndReturn({
    where: { orgId, id, trashedAt: to === 'trash' ? null : { not: null } },
    data: { trashedAt: to === 'trash' ? now : null, updatedAt: now },
    select: diagramFields,
  })
  return diagram ?? null
}

/**
 * Compare-and-set in one statement: of any number of parallel saves from one base version, one gets the diagram
 * at its next version and the others null.
 */
export async function advanceDiagramInOrg(
  db: CanvasDb,
  {
    orgId,
    id,
    baseVersion,
    now,
  }: DiagramKey & { readonly baseVersion: number; readonly now: Date },
): Promise<Diagram | null> {
  const [diagram] = await db.diagram.updateManyAndReturn({
    where: { orgId, id, currentVersion: baseVersion, trashedAt: null },
    data: { currentVersion: baseVersion + 1, updatedAt: now },
    select: diagramFields,
  })
  return diagram ?? null
}

/** What a version costs and why; the long parts as JSON text, made before the transaction begins. */
export interface StoredVersion {
  readonly graph: string
  readonly others: string
  readonly usageFile: string | null
  readonly cost: Cost
  readonly estimate: string
}

export async function insertVersion(
  db: CanvasDb,
  version: VersionKey &
    StoredVersion & { readonly createdBy: string | null; readonly createdAt: Date },
): Promise<void> {
  await db.diagramVersion.create({ data: version, select: { version: true } })
}

export async function findGraph(
  db: CanvasDb,
  key: VersionKey,
): Promise<{ readonly graph: Graph; readonly cost: Cost } | null> {
  const row = await db.diagramVersion.findUnique({
    where: { orgId_diagramId_version: key },
    select: { graph: true, cost: true },
  })
  if (!row) return null
  // What insertVersion wrote: checked then, and never changed since.
  const graph: Graph = JSON.parse(row.graph)
  return { graph, cost: costSchema.parse(row.cost) }
}

export async function findEstimate(db: CanvasDb, key: VersionKey): Promise<Estimate | null> {
  const row = await db.diagramVersion.findUnique({
    where: { orgId_diagramId_version: key },
    select: { estimate: true },
  })
  if (!row) return null
  const estimate: Estimate = JSON.parse(row.estimate)
  return estimate
}

/** What a version's cost was computed from, besides its graph. */
export async function findSources(
  db: CanvasDb,
  key: VersionKey,
): Promise<{ readonly others: OtherResource[]; readonly usageFile: string | null } | null> {
  const row = await db.diagramVersion.findUnique({
    where: { orgId_diagramId_version: key },
    select: { others: true, usageFile: true },
  })
  if (!row) return null
  const others: OtherResource[] = JSON.parse(row.others)
  return { others, usageFile: row.usageFile }
}

/** The costs of the current versions of several diagrams, by diagram id. */
export async function findCosts(
  db: CanvasDb,
  diagrams: readonly Diagram[],
): Promise<ReadonlyMap<string, Cost>> {
  const rows = await db.diagramVersion.findMany({
    where: {
      OR: diagrams.map(({ orgId, id, currentVersion }) => ({
        orgId,
        diagramId: id,
        version: currentVersion,
      })),
    },
    select: { diagramId: true, cost: true },
  })
  return new Map(rows.map(({ diagramId, cost }) => [diagramId, costSchema.parse(cost)]))
}
