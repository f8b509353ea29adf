import { AppError } from '@backarch/core'
import type { OrgContext } from '@backarch/services-access'

import { costOf } from '../../bill.ts'
import { applyOperations } from '../../document/apply-operations.ts'
import { neededToApply } from '../../document/needed-elements.ts'
import type { Diagram } from '../../repo/diagrams.ts'
import type { Edited, EditInput } from '../../schemas.ts'
import { authorOf } from '../author-of.ts'
import { requireVersion } from '../diagram-in-org.ts'
import { toChangeViews } from './change-views.ts'
import { commitChange } from './commit-change.ts'
import { loadDraft, loadMeanwhile } from './load-draft.ts'

/**
 * Applies operations on top of the newest version, though they were made from an older one, unless others changed the
 * same since. All are applied or none; a call that is repeated with the same key gets the first one's answer.
 * Throws what `commitChange` and `applyOperations` throw, VALIDATION (`unknown_version`) for a base that does not exist,
 * and CONFLICT (`stale_version`) for one so old that the history since is not kept.
 */
export async function editDiagram(ctx: OrgContext, input: EditInput): Promise<Edited> {
  const { diagramId, baseVersion, idempotencyKey } = input
  const ref = { orgId: ctx.org.id, diagramId }
  const operations = JSON.stringify(input.operations)
  const { version, changes, bill, prices } = await commitChange(ctx, {
    diagramId,
    kind: 'edit',
    operations,
    idempotencyKey,
    givesUsageFile: input.operations.some(
      (operation) => operation.op === 'setUsageFile' && operation.usageFile !== null,
    ),
    isSameCall: (earlier) => earlier.operations === operations,
    draw: async (tx, diagram) => {
      requireKnown(diagram, baseVersion)
      const needed = neededToApply(input.operations)
      const draft = await loadDraft(tx, ref, needed)
      const isNewest = baseVersion === diagram.currentVersion
      const asked = { draft, needed, since: baseVersion, author: authorOf(ctx) }
      applyOperations(
        draft,
        input.operations,
        isNewest ? new Map() : await loadMeanwhile(tx, ref, asked),
      )
      return { draft }
    },
  })
  return { version, changes: toChangeViews(changes), cost: costOf(bill, prices) }
}

/** Throws VALIDATION (`unknown_version`) for a version that is not there yet, CONFLICT (`stale_version`) for one too old. */
export function requireKnown(diagram: Diagram, baseVersion: number): void {
  const { currentVersion, keptFrom } = diagram
  // What others did since then is not known any more.
  if (baseVersion < keptFrom - 1) requireVersion(diagram, baseVersion)
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
