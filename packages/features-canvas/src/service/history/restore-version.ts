import type { OrgContext } from '@backarch/services-access'

import { costOf } from '../../bill.ts'
import { createDraft } from '../../document/draft.ts'
import { toDocument } from '../../document/graph-elements.ts'
import { findElements } from '../../repo/elements.ts'
import type { Edited, RestoreVersionInput } from '../../schemas.ts'
import { toChangeViews } from '../document/change-views.ts'
import { commitChange } from '../document/commit-change.ts'
import { replaceAll } from '../save-diagram.ts'
import { replayVersion } from './read-version.ts'

/**
 * Makes an earlier version the newest again, as a version of its own: what was there until now stays in the history.
 * Where nothing differs, no version is made and the newest is answered.
 * Throws NOT_FOUND (`version_not_found`, `version_not_kept`) and what `commitChange` throws.
 */
export async function restoreVersion(
  ctx: OrgContext,
  { diagramId, version: ofVersion, idempotencyKey }: RestoreVersionInput,
): Promise<Edited> {
  const ref = { orgId: ctx.org.id, diagramId }
  const { version, changes, bill, prices } = await commitChange(ctx, {
    diagramId,
    kind: 'restore',
    idempotencyKey,
    isSameCall: (earlier) => earlier.ofVersion === ofVersion,
    skipsNothing: true,
    draw: async (tx, diagram) => {
      const { elements } = await replayVersion(tx, diagram, ofVersion)
      const draft = createDraft(await findElements(tx, ref))
      return { draft: replaceAll(draft, toDocument(elements)), ofVersion }
    },
  })
  return { version, changes: toChangeViews(changes), cost: costOf(bill, prices) }
}
