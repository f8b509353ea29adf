import { AppError } from '@backarch/core'
import type { Db } from '@backarch/db'
import type { OrgContext } from '@backarch/services-access'

import { findChangeByKey, findElementChanges } from '../../repo/changes.ts'
import type { Diagram } from '../../repo/diagrams.ts'
import { authorOf } from '../author-of.ts'
import type { Committed, Wish } from './commit-change.ts'

/**
 * What the caller's earlier call with the same key did; null for a key that is new. Throws CONFLICT (`key_reused`) when
 * that was another call.
 */
export async function findRepeated(
  ctx: OrgContext,
  tx: Db,
  diagram: Diagram,
  { kind, idempotencyKey, isSameCall }: Pick<Wish, 'kind' | 'idempotencyKey' | 'isSameCall'>,
): Promise<Omit<Committed, 'prices'> | null> {
  if (idempotencyKey === undefined) return null
  const ref = { orgId: diagram.orgId, diagramId: diagram.id }
  const key = { ...ref, createdBy: authorOf(ctx), idempotencyKey }
  const earlier = await findChangeByKey(tx, key)
  if (!earlier) return null
  if (earlier.kind !== kind || isSameCall?.(earlier) === false) throw keyReused()
  const { version, bill, ofVersion, kept } = earlier
  const changes = await findElementChanges(tx, { ...ref, after: version - 1, upTo: version })
  return { diagram, version, bill, changes, ofVersion, kept }
}

function keyReused(): AppError {
  return new AppError(
    'CONFLICT',
    'idempotencyKey was used for another change: choose a new one for each.',
    { details: { reason: 'key_reused', about: { path: 'idempotencyKey' } } },
  )
}
