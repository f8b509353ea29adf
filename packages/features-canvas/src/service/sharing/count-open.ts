import { setTimeout as sleep } from 'node:timers/promises'

import type { Context } from '@backarch/api'
import type { Db } from '@backarch/db'

import { addOpens, type Share } from '../../repo/shares.ts'

/** Between two counts of one link that one process writes. */
const pauseMs = 1_000

interface Uncounted {
  opens: number
  at: Date
}

/** By link: what is opened while an earlier count is being written, or was a moment ago. */
const uncounted = new WeakMap<Db, Map<string, Uncounted>>()

/**
 * Counts that a link was opened, without making whoever opens it wait: a process writes at most one count of a link a
 * second, however often it is opened. A process that is killed loses what it has not written.
 */
export function countOpen(ctx: Context, share: Pick<Share, 'orgId' | 'id'>): void {
  const links = uncounted.get(ctx.db) ?? new Map<string, Uncounted>()
  uncounted.set(ctx.db, links)
  const at = ctx.now()
  const waiting = links.get(share.id)
  if (waiting) {
    waiting.opens += 1
    waiting.at = at
    return
  }
  const counts: Uncounted = { opens: 1, at }
  links.set(share.id, counts)
  void writeCounts(ctx, share, counts, () => links.delete(share.id))
}

async function writeCounts(
  { db, log }: Context,
  { orgId, id }: Pick<Share, 'orgId' | 'id'>,
  counts: Uncounted,
  forget: () => void,
): Promise<void> {
  while (counts.opens > 0) {
    const { opens, at } = counts
    counts.opens = 0
    try {
      await addOpens(db, { orgId, id, opens, at })
    } catch (error) {
      log.warn({ err: error, shareId: id, opens }, 'openings of a link were not counted')
    }
    await sleep(pauseMs, undefined, { ref: false })
  }
  // In the same step as the last look: an opening in between would count for nothing.
  forget()
}
