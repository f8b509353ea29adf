import { inTransaction } from '@backarch/db'
import type { OrgContext } from '@backarch/services-access'

import { removeFile as deleteRow } from '../repo/files.ts'
import { condemnUnused } from '../repo/objects.ts'
import { recordFile } from './record-file.ts'
import { noSuchFile } from './refusals.ts'
import { requireFile, type FileRef } from './require-file.ts'

/**
 * Removes a file, confirmed or not; its room is free at once unless another file has the same bytes. The bytes are deleted
 * by the next sweep. Throws NOT_FOUND (`file_not_found`).
 */
export async function removeFile(ctx: OrgContext, ref: FileRef): Promise<{ removed: true }> {
  const file = await requireFile(ctx, ref)
  const { orgId, id } = file
  return inTransaction(ctx.db, async (tx) => {
    const objectId = await deleteRow(tx, { orgId, id })
    if (objectId === null) throw noSuchFile()
    await condemnUnused(tx, { orgId, id: objectId })
    await recordFile(ctx, tx, file, 'files.file_removed')
    return { removed: true }
  })
}
