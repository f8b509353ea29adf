import { AppError } from '@backarch/core'
import { inTransaction, type Db } from '@backarch/db'
import type { OrgContext } from '@backarch/services-access'

import { costOf } from '../../bill.ts'
import { createDraft } from '../../document/draft.ts'
import type { Element } from '../../document/element.ts'
import { toDocument } from '../../document/graph-elements.ts'
import { findChange, findElementChanges, type Change } from '../../repo/changes.ts'
import type { Diagram } from '../../repo/diagrams.ts'
import { findSnapshot } from '../../repo/snapshots.ts'
import type { DiagramVersion, VersionInput } from '../../schemas.ts'
import { requireDiagram } from '../diagram-in-org.ts'

/** A diagram as it was at any version that is kept. Throws NOT_FOUND (`version_not_found`, `version_not_kept`). */
export async function getVersion(
  ctx: OrgContext,
  { diagramId, version }: VersionInput,
): Promise<DiagramVersion> {
  const diagram = await requireDiagram(ctx, diagramId)
  const { change, elements } = await readVersion(ctx.db, diagram, version)
  return { version, cost: costOf(change.bill), ...toDocument(elements) }
}

/** The elements of a version, in the order in which they came, and the change that made it. */
export async function readVersion(
  db: Db,
  diagram: Diagram,
  version: number,
): Promise<{ readonly change: Change; readonly elements: readonly Element[] }> {
  return inTransaction(db, async (tx) => {
    const change = await requireChange(tx, diagram, version)
    const ref = { orgId: diagram.orgId, diagramId: diagram.id }
    const snapshot = await findSnapshot(tx, { ...ref, version })
    // The oldest change that is kept has a snapshot.
    if (!snapshot) throw new Error(`Version ${version} of ${diagram.id} has no snapshot before it.`)
    const range = { ...ref, after: snapshot.version, upTo: version }
    const draft = createDraft(snapshot.elements)
    for (const { id, after } of await findElementChanges(tx, range)) {
      if (after) draft.put(after)
      else draft.remove(id)
    }
    return { change, elements: [...draft.elements()] }
  })
}

/** The change that made a version. */
export async function requireChange(db: Db, diagram: Diagram, version: number): Promise<Change> {
  const change = await findChange(db, { orgId: diagram.orgId, diagramId: diagram.id, version })
  if (change) return change
  const { currentVersion } = diagram
  const never = version > currentVersion
  throw new AppError(
    'NOT_FOUND',
    never
      ? `There is no version ${version}: the newest is ${currentVersion}.`
      : `Version ${version} is older than your plan keeps. Versions with a name are kept for good.`,
    { details: { reason: never ? 'version_not_found' : 'version_not_kept' } },
  )
}
