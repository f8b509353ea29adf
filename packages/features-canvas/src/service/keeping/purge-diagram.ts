import type { Context } from '@backarch/api'
import { AppError } from '@backarch/core'
import { inTransaction } from '@backarch/db'
import type { OrgContext } from '@backarch/services-access'
import { recordAudit } from '@backarch/services-audit'

import { lockDiagramInOrg, type DiagramKey } from '../../repo/diagrams.ts'
import { deleteDiagram, findTrashedBefore } from '../../repo/trash.ts'
import type { DiagramInput } from '../../schemas.ts'
import { noSuchDiagram } from '../diagram-in-org.ts'

const keptDays = 30
/** A diagram may have a long history. */
const timeoutMillis = 120_000
const batch = 50

/**
 * Deletes a diagram that lies in the trash, for good, with its history and all that belongs to it. Throws NOT_FOUND and
 * CONFLICT (`not_trashed`).
 */
export async function purgeDiagram(
  ctx: OrgContext,
  { diagramId: id }: DiagramInput,
): Promise<{ purged: true }> {
  const found = await purge(ctx, { orgId: ctx.org.id, id }, () => true)
  if (found === 'none') throw noSuchDiagram()
  if (found === 'kept') {
    throw new AppError('CONFLICT', 'This diagram does not lie in the trash: put it there first.', {
      details: { reason: 'not_trashed' },
    })
  }
  return { purged: true }
}

/** Deletes what has lain in the trash for 30 days. What fails for one diagram is logged and keeps no other from it. */
export async function purgeTrash(ctx: Context): Promise<void> {
  const before = new Date(ctx.now().getTime() - keptDays * 24 * 60 * 60 * 1000)
  let after: DiagramKey | null = null
  let purged = 0
  do {
    const due: readonly DiagramKey[] = await findTrashedBefore(ctx.db, {
      before,
      after,
      take: batch,
    })
    for (const key of due) {
      if (ctx.signal.aborted) return
      try {
        const found = await purge(ctx, key, (trashedAt) => trashedAt < before)
        if (found === 'purged') purged += 1
      } catch (error) {
        ctx.log.error({ err: error, ...key }, 'a diagram in the trash could not be purged')
      }
    }
    after = due.at(-1) ?? null
  } while (after !== null)
  if (purged > 0) ctx.log.info({ purged }, 'diagrams purged from the trash')
}

/** It may have been restored since somebody looked. */
function purge(
  ctx: Context,
  key: DiagramKey,
  isDue: (trashedAt: Date) => boolean,
): Promise<'purged' | 'kept' | 'none'> {
  return inTransaction(
    ctx.db,
    async (tx) => {
      const diagram = await lockDiagramInOrg(tx, key)
      if (!diagram) return 'none'
      if (diagram.trashedAt === null || !isDue(diagram.trashedAt)) return 'kept'
      await deleteDiagram(tx, diagram)
      await recordAudit(ctx, tx, {
        action: 'canvas.diagram_purged',
        orgId: key.orgId,
        target: { kind: 'diagram', id: key.id },
        details: { versions: diagram.currentVersion },
      })
      return 'purged'
    },
    { timeoutMillis },
  )
}
