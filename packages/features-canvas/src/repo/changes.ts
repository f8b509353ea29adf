import { sql, type FeatureDb } from '@backarch/db'

import type { ElementChange } from '../document/draft.ts'
import { readBill, toStoredBill, type Bill } from '../schemas/bill.ts'
import { toText, type ElementType } from '../schemas/element.ts'
import { readElement, type DiagramRef, type SqlDb, type SqlPart } from './elements.ts'

type ChangeDb = FeatureDb<'diagramChange'>

export type ChangeKind = 'create' | 'edit' | 'save' | 'undo' | 'redo' | 'restore'

/** One change of a diagram, without what it did to elements. */
export interface Change {
  readonly version: number
  readonly kind: ChangeKind
  readonly ofVersion: number | null
  readonly name: string | null
  readonly bill: Bill
  readonly createdBy: string | null
  readonly createdAt: Date
}

export interface NewChange extends Omit<Change, 'name'> {
  readonly operations: string | null
  readonly kept: string | null
  readonly idempotencyKey: string | null
}

/** A change as a call that is repeated finds it. */
export type KeyedChange = Pick<
  NewChange,
  'version' | 'kind' | 'ofVersion' | 'operations' | 'kept' | 'bill'
>

export const changeFields = {
  version: true,
  kind: true,
  ofVersion: true,
  name: true,
  tally: true,
  createdBy: true,
  createdAt: true,
} as const

type Row = Omit<Change, 'bill'> & { readonly tally: unknown }

export function toChange({ tally, ...row }: Row): Change {
  return { ...row, bill: readBill(tally) }
}

/** Puts a change into the log. */
export function logOf({ orgId, diagramId }: DiagramRef, change: NewChange): SqlPart {
  const { version, kind, ofVersion, operations, kept, idempotencyKey, bill } = change
  return sql`
    INSERT INTO diagram_change
           (org_id, diagram_id, version, kind, of_version, operations, kept, idempotency_key, tally, created_by, created_at)
    VALUES (${orgId}::uuid, ${diagramId}::uuid, ${version}, ${kind}::diagram_change_kind, ${ofVersion}::int, ${operations},
            ${kept}, ${idempotencyKey}::uuid, ${JSON.stringify(toStoredBill(bill))}::jsonb,
            ${change.createdBy}::uuid, ${change.createdAt}::timestamptz)`
}

/** Puts what a change did to elements into the log. */
export function elementLogOf(
  { orgId, diagramId }: DiagramRef,
  version: number,
  elements: readonly ElementChange[],
): SqlPart {
  const before = elements.map((element) => element.before)
  const after = elements.map((element) => element.after)
  return sql`
    INSERT INTO diagram_element_change
           (org_id, diagram_id, version, element_id, place, before, before_type, after, after_type)
    SELECT ${orgId}::uuid, ${diagramId}::uuid, ${version}, id, place, before,
           before_type::diagram_element_type, after, after_type::diagram_element_type
      FROM unnest(
             ${elements.map(({ id }) => id)}::text[],
             ${before.map((element) => element && toText(element))}::text[],
             ${before.map((element) => element?.type ?? null)}::text[],
             ${after.map((element) => element && toText(element))}::text[],
             ${after.map((element) => element?.type ?? null)}::text[]
           ) WITH ORDINALITY AS changed(id, before, before_type, after, after_type, place)`
}

/** The change that a person's earlier call with this key made. */
export async function findChangeByKey(
  db: ChangeDb,
  key: DiagramRef & { readonly createdBy: string | null; readonly idempotencyKey: string },
): Promise<KeyedChange | null> {
  const row = await db.diagramChange.findFirst({
    where: key,
    select: {
      version: true,
      kind: true,
      ofVersion: true,
      operations: true,
      kept: true,
      tally: true,
    },
  })
  if (!row) return null
  const { tally, ...change } = row
  return { ...change, bill: readBill(tally) }
}

export async function findChange(
  db: ChangeDb,
  key: DiagramRef & { readonly version: number },
): Promise<Change | null> {
  const row = await db.diagramChange.findUnique({
    where: { orgId_diagramId_version: key },
    select: changeFields,
  })
  return row && toChange(row)
}

/** The changes after a version, oldest first. */
export async function findChangesAfter(
  db: ChangeDb,
  { after, take, ...ref }: DiagramRef & { readonly after: number; readonly take: number },
): Promise<Change[]> {
  const rows = await db.diagramChange.findMany({
    where: { ...ref, version: { gt: after } },
    orderBy: { version: 'asc' },
    take,
    select: changeFields,
  })
  return rows.map(toChange)
}

export interface ElementChangeRow {
  readonly version: number
  readonly id: string
  readonly before: string | null
  readonly beforeType: ElementType | null
  readonly after: string | null
  readonly afterType: ElementType | null
}

export interface VersionedElementChange extends ElementChange {
  readonly version: number
}

export function toElementChange(row: ElementChangeRow): VersionedElementChange {
  const { version, id, before, beforeType, after, afterType } = row
  return {
    version,
    id,
    before:
      before === null || beforeType === null
        ? null
        : readElement({ type: beforeType, body: before }),
    after:
      after === null || afterType === null ? null : readElement({ type: afterType, body: after }),
  }
}

/** What the changes from one version (not counted) to another (counted) did, in the order in which they did it. */
export async function findElementChanges(
  db: SqlDb,
  { orgId, diagramId, after, upTo }: DiagramRef & { readonly after: number; readonly upTo: number },
): Promise<VersionedElementChange[]> {
  const rows = await db.$queryRaw<ElementChangeRow[]>`
    SELECT version, element_id AS id, before, before_type::text AS "beforeType", after, after_type::text AS "afterType"
      FROM diagram_element_change
     WHERE org_id = ${orgId}::uuid AND diagram_id = ${diagramId}::uuid
       AND version > ${after} AND version <= ${upTo}
     ORDER BY version, place`
  return rows.map(toElementChange)
}

/** What was done to some elements since a version, in the order in which it was done, and by whom. */
export async function findChangesOfElements(
  db: SqlDb,
  {
    orgId,
    diagramId,
    ids,
    after,
  }: DiagramRef & { readonly ids: readonly string[]; readonly after: number },
): Promise<(VersionedElementChange & Pick<Change, 'createdBy'>)[]> {
  const rows = await db.$queryRaw<(ElementChangeRow & Pick<Change, 'createdBy'>)[]>`
    SELECT e.version, e.element_id AS id, e.before, e.before_type::text AS "beforeType", e.after,
           e.after_type::text AS "afterType", c.created_by AS "createdBy"
      FROM diagram_element_change e
      JOIN diagram_change c ON c.org_id = e.org_id AND c.diagram_id = e.diagram_id AND c.version = e.version
     WHERE e.org_id = ${orgId}::uuid AND e.diagram_id = ${diagramId}::uuid
       AND e.element_id = ANY(${ids}::text[]) AND e.version > ${after}
     ORDER BY e.version, e.place`
  return rows.map((row) => ({ ...toElementChange(row), createdBy: row.createdBy }))
}

/** The operations of every edit, oldest first, with the keys that they were sent with. */
export async function findOperations(
  db: ChangeDb,
  ref: DiagramRef,
): Promise<{ version: number; operations: string | null; idempotencyKey: string | null }[]> {
  return db.diagramChange.findMany({
    where: { ...ref, kind: 'edit' },
    orderBy: { version: 'asc' },
    select: { version: true, operations: true, idempotencyKey: true },
  })
}
