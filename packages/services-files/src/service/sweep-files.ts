import type { Context } from '@backarch/api'
import { inTransaction } from '@backarch/db'

import { findForsaken, findOwned, removeFile } from '../repo/files.ts'
import { condemnUnused, deleteObject, findSweepable, findUnused } from '../repo/objects.ts'
import { thumbnailKeyOf } from './file-view.ts'

const batch = 500
const forsakenMs = 2 * 60 * 60 * 1000

/** Something that files belong to, by its id in its organization. */
export interface OwnerKey {
  readonly orgId: string
  readonly id: string
}

/**
 * Removes the files whose owner is gone, however it went. `existing` answers which of some owners still are there. For each
 * kind of owner, periodically.
 */
export async function sweepOwners(
  ctx: Context,
  {
    kind,
    existing,
  }: {
    readonly kind: string
    readonly existing: (owners: readonly OwnerKey[]) => Promise<ReadonlySet<string>>
  },
): Promise<void> {
  let after: string | null = null
  while (!ctx.signal.aborted) {
    const files = await findOwned(ctx.db, { kind, after, take: batch })
    const last = files.at(-1)
    if (!last) return
    const there = await existing(files.map(({ orgId, ownerId: id }) => ({ orgId, id })))
    for (const file of files) if (!there.has(file.ownerId)) await remove(ctx, file)
    after = last.id
  }
}

/**
 * Removes what nobody confirmed in time or was refused, and deletes from the store what nothing refers to. Any number of
 * servers may do so at once. A store that does not answer ends it; the next time goes on.
 */
export async function sweepFiles(ctx: Context): Promise<void> {
  const now = ctx.now()
  const before = new Date(now.getTime() - forsakenMs)
  let forsaken = await findForsaken(ctx.db, { before, take: batch })
  while (forsaken.length > 0 && !ctx.signal.aborted) {
    for (const file of forsaken) await remove(ctx, { ...file, unlessReady: true })
    forsaken = await findForsaken(ctx.db, { before, take: batch })
  }
  let unused = await findUnused(ctx.db, batch)
  while (unused.length > 0 && !ctx.signal.aborted) {
    for (const object of unused) await inTransaction(ctx.db, (tx) => condemnUnused(tx, object))
    unused = await findUnused(ctx.db, batch)
  }
  let due = await findSweepable(ctx.db, { now, take: batch })
  while (due.length > 0 && !ctx.signal.aborted) {
    for (const { key, ...object } of due) {
      await ctx.storage.delete(key)
      await ctx.storage.delete(thumbnailKeyOf(key))
      await deleteObject(ctx.db, object)
    }
    due = await findSweepable(ctx.db, { now, take: batch })
  }
}

async function remove(
  ctx: Context,
  file: { readonly orgId: string; readonly id: string; readonly unlessReady?: boolean },
): Promise<void> {
  const { orgId } = file
  await inTransaction(ctx.db, async (tx) => {
    const objectId = await removeFile(tx, file)
    if (objectId !== null) await condemnUnused(tx, { orgId, id: objectId })
  })
}
