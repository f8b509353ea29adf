import { AppError } from '@backarch/core'
import type { Db } from '@backarch/db'
import { openPrices } from '@backarch/features-pricing'
import type { OrgContext } from '@backarch/services-access'

import { costOf } from '../../bill.ts'
import { createDraft } from '../../document/draft.ts'
import { toDocument, toElements } from '../../document/graph-elements.ts'
import { findChange, findElementChanges, type Change } from '../../repo/changes.ts'
import type { Diagram } from '../../repo/diagrams.ts'
import { findSnapshot } from '../../repo/snapshots.ts'
import type { DiagramVersion, VersionInput } from '../../schemas.ts'
import type { Element } from '../../schemas/element.ts'
import { readAtOneMoment } from '../read-at-one-moment.ts'

/** A diagram as it was at any version that is kept. Throws NOT_FOUND (`version_not_found`, `version_not_kept`). */
export async function getVersion(
  ctx: OrgContext,
  { diagramId, version }: VersionInput,
): Promise<DiagramVersion> {
  const [prices, { change, elements }] = await Promise.all([
    openPrices(ctx.db, ctx.org.id),
    readAtOneMoment(ctx, diagramId, (tx, diagram) => replayVersion(tx, diagram, version)),
  ])
  return { version, cost: costOf(change.bill, prices), ...toDocument(elements) }
}

interface Version {
  /** The change that made it. */
  readonly change: Change
  /** In the order in which they came. */
  readonly elements: readonly Element[]
}

/** For whoever holds the diagram's row, or sees the database as it was at one moment. */
export async function replayVersion(tx: Db, diagram: Diagram, version: number): Promise<Version> {
  const change = await requireChange(tx, diagram, version)
  const ref = { orgId: diagram.orgId, diagramId: diagram.id }
  const snapshot = await findSnapshot(tx, { ...ref, version })
  // The oldest change that is kept has a snapshot.
  if (!snapshot) throw new Error(`Version ${version} of ${diagram.id} has no snapshot before it.`)
  const range = { ...ref, after: snapshot.version, upTo: version }
  const draft = createDraft(toElements(snapshot.document))
  for (const { id, after } of await findElementChanges(tx, range)) {
    if (after) draft.put(after)
    else draft.remove(id)
  }
  return { change, elements: [...draft.elements()] }
}

/** The change that made a version. */
export async function requireChange(db: Db, diagram: Diagram, version: number): Promise<Change> {
  const change = await findChange(db, { orgId: diagram.orgId, diagramId: diagram.id, version })
  const { currentVersion, keptFrom } = diagram
  if (change && (version >= keptFrom || change.name !== null)) return change
  const never = version > currentVersion
  throw new AppError(
    'NOT_FOUND',
    never
      ? `There is no version ${version}: the newest is ${currentVersion}.`
      : `Version ${version} is older than your plan keeps. Versions with a name are kept for good.`,
    { details: { reason: never ? 'version_not_found' : 'version_not_kept' } },
  )
}
