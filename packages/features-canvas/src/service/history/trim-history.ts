import type { Context } from '@backarch/api'
import { inTransaction } from '@backarch/db'

import { toDocument } from '../../document/graph-elements.ts'
import { findDiagramInOrg, lockDiagramInOrg } from '../../repo/diagrams.ts'
import type { DiagramRef } from '../../repo/elements.ts'
import {
  deleteDroppedChanges,
  deleteDroppedSnapshots,
  findFirstVersionSince,
  findVersionsWithoutSnapshot,
  insertSnapshot,
  keepFrom,
} from '../../repo/retention.ts'
import { replayVersion } from './read-version.ts'

/** One that is a whole diagram has tens of thousands of elements. */
const changesAtOnce = 50
const timeoutMillis = 120_000
/** Somebody may be naming one version after the other. */
const attempts = 10

/**
 * Drops the versions of a diagram that were no longer the newest before a moment, but for those with a name; answers how
 * many. They are hidden first, at once, and deleted then, bit by bit: wherever this ends, every version that can be found
 * can be read, and the next round goes on. Any number of servers may do it at the same time.
 */
export async function trimHistory(ctx: Context, ref: DiagramRef, before: Date): Promise<number> {
  await hideBefore(ctx, ref, before)
  const drop = () =>
    inTransaction(ctx.db, (tx) => deleteDroppedChanges(tx, { ...ref, take: changesAtOnce }), {
      timeoutMillis,
    })
  let dropped = 0
  for (let some = await drop(); some > 0 && !ctx.signal.aborted; some = await drop()) {
    dropped += some
  }
  await deleteDroppedSnapshots(ctx.db, ref)
  return dropped
}

async function hideBefore(ctx: Context, ref: DiagramRef, before: Date): Promise<void> {
  const key = { orgId: ref.orgId, id: ref.diagramId }
  const diagram = await findDiagramInOrg(ctx.db, key)
  if (!diagram) return
  const { keptFrom, currentVersion } = diagram
  const next = await findFirstVersionSince(ctx.db, { ...ref, after: keptFrom, since: before })
  // How the diagram was at that moment is kept.
  const version = (next ?? currentVersion + 1) - 1
  if (version <= keptFrom) return
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const missing = await findVersionsWithoutSnapshot(ctx.db, { ...ref, upTo: version })
    for (const one of missing) await keepSnapshot(ctx, ref, one)
    const isHidden = await inTransaction(ctx.db, async (tx) => {
      const held = await lockDiagramInOrg(tx, key)
      if (!held || held.keptFrom >= version) return true
      const still = await findVersionsWithoutSnapshot(tx, { ...ref, upTo: version })
      if (still.length > 0) return false
      await keepFrom(tx, { ...ref, version })
      return true
    })
    if (isHidden) return
  }
  // The next round tries again.
}

/** Nothing is written of what somebody else dropped in the meantime. */
async function keepSnapshot(ctx: Context, ref: DiagramRef, version: number): Promise<void> {
  await inTransaction(
    ctx.db,
    async (tx) => {
      const diagram = await findDiagramInOrg(tx, { orgId: ref.orgId, id: ref.diagramId })
      if (!diagram || version < diagram.keptFrom) return
      const { elements } = await replayVersion(tx, diagram, version)
      await insertSnapshot(tx, { ...ref, version, ...toDocument(elements) })
    },
    { isolation: 'RepeatableRead' },
  )
}
