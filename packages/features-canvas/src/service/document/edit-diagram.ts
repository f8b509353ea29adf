import { AppError } from '@backarch/core'
import type { Db } from '@backarch/db'
import type { OrgContext } from '@backarch/services-access'

import { costOf } from '../../bill.ts'
import { applyOperations } from '../../document/apply-operations.ts'
import { findChange, findChangeByKey, findElementChanges } from '../../repo/changes.ts'
import type { Diagram } from '../../repo/diagrams.ts'
import type { Edited, EditInput } from '../../schemas.ts'
import { authorOf } from '../author-of.ts'
import { toChangeViews } from './change-views.ts'
import { commitChange, type Committed } from './commit-change.ts'
import { loadDraft, loadMeanwhile } from './load-draft.ts'

/**
 * Applies operations on top of the newest version, though they were made from an older one, unless others changed the
 * same since. All are applied or none; a call that is repeated with the same key gets the first one's answer.
 * Throws what `commitChange` and `applyOperations` throw, VALIDATION (`unknown_version`) for a base that does not exist,
 * and CONFLICT (`key_reused`).
 */
export async function editDiagram(ctx: OrgContext, input: EditInput): Promise<Edited> {
  const { diagramId, baseVersion, idempotencyKey } = input
  const ref = { orgId: ctx.org.id, diagramId }
  const operations = JSON.stringify(input.operations)
  const { version, changes, bill } = await commitChange(ctx, {
    diagramId,
    kind: 'edit',
    operations,
    idempotencyKey,
    givesUsageFile: input.operations.some(
      (operation) => operation.op === 'setUsageFile' && operation.usageFile !== null,
    ),
    repeated: async (tx, diagram) => {
      const key = { ...ref, createdBy: authorOf(ctx), idempotencyKey }
      const earlier = await findChangeByKey(tx, key)
      if (!earlier) return null
      if (earlier.operations !== operations) throw keyReused()
      return findCommitted(tx, diagram, earlier.version)
    },
    draw: async (tx, diagram) => {
      requireKnown(diagram, baseVersion)
      const draft = await loadDraft(tx, ref, input.operations)
      const isNewest = baseVersion === diagram.currentVersion
      const asked = { draft, operations: input.operations, since: baseVersion }
      applyOperations(
        draft,
        input.operations,
        isNewest ? new Map() : await loadMeanwhile(tx, ref, asked),
      )
      return draft
    },
  })
  return { version, changes: toChangeViews(changes), cost: costOf(bill) }
}

/** What a change that is stored did. */
async function findCommitted(db: Db, diagram: Diagram, version: number): Promise<Committed> {
  const ref = { orgId: diagram.orgId, diagramId: diagram.id }
  const change = await findChange(db, { ...ref, version })
  if (!change) throw new Error(`Diagram ${diagram.id} has no version ${version}.`)
  const changes = await findElementChanges(db, { ...ref, after: version - 1, upTo: version })
  return { diagram, version, bill: change.bill, changes }
}

function requireKnown({ currentVersion }: Diagram, baseVersion: number): void {
  if (baseVersion <= currentVersion) return
  throw new AppError(
    'VALIDATION',
    `baseVersion: the diagram has no version ${baseVersion}; its newest is ${currentVersion}.`,
    {
      details: {
        reason: 'unknown_version',
        about: { path: 'baseVersion', version: currentVersion },
      },
    },
  )
}

function keyReused(): AppError {
  return new AppError(
    'CONFLICT',
    'idempotencyKey was used for other operations: choose a new one for each edit.',
    { details: { reason: 'key_reused', about: { path: 'idempotencyKey' } } },
  )
}
