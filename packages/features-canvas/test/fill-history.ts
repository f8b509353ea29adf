import type { OrgContext } from '@backarch/services-access'

import { lockDiagramInOrg } from '../src/repo/diagrams.ts'
import type { DiagramRef } from '../src/repo/elements.ts'
import { toStoredBill } from '../src/schemas/bill.ts'
import { authorOf } from '../src/service/author-of.ts'

/** So many versions more, as edits that changed nothing would have made them, in one go. */
export async function fillHistory(
  { db, ...as }: OrgContext,
  ref: DiagramRef,
  { changes, createdAt = as.now() }: { readonly changes: number; readonly createdAt?: Date },
): Promise<void> {
  const diagram = await lockDiagramInOrg(db, { orgId: ref.orgId, id: ref.diagramId })
  if (!diagram) throw new Error('There is no such diagram.')
  const { currentVersion, bill } = diagram
  await db.diagramChange.createMany({
    data: Array.from({ length: changes }, (_, index) => ({
      ...ref,
      version: currentVersion + index + 1,
      kind: 'edit' as const,
      operations: '[]',
      tally: toStoredBill(bill),
      createdBy: authorOf({ db, ...as }),
      createdAt,
    })),
  })
  await db.diagram.update({
    where: { orgId_id: { orgId: ref.orgId, id: ref.diagramId } },
    data: { currentVersion: currentVersion + changes },
  })
}
