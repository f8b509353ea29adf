import { toStoredBill, type Bill } from '../schemas/bill.ts'
import type { DiagramKey } from './diagrams.ts'
import type { SqlDb } from './elements.ts'

/**
 * Up to 50 diagrams of an organization, in the order of their ids after one already seen, whose cost is of another edition
 * of prices.
 */
export async function findDiagramsOfOtherEdition(
  db: SqlDb,
  { orgId, edition, after }: { readonly orgId: string; edition: string; after: string | null },
): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM diagram
     WHERE org_id = ${orgId}::uuid AND (${after}::uuid IS NULL OR id > ${after}::uuid)
       AND coalesce(tally->>'edition', tally->>'catalogDate') <> ${edition}
     ORDER BY id
     LIMIT 50`
  return rows.map(({ id }) => id)
}

/** By whoever holds the diagram's row. The version's own bill stays what it was. */
export async function putBill(db: SqlDb, { orgId, id }: DiagramKey, bill: Bill): Promise<void> {
  await db.$executeRaw`
    UPDATE diagram SET tally = ${JSON.stringify(toStoredBill(bill))}::jsonb
     WHERE org_id = ${orgId}::uuid AND id = ${id}::uuid`
}
