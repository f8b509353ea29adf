import type { Db } from '@backarch/db'
import type { OrgContext } from '@backarch/services-access'
import { recordAudit } from '@backarch/services-audit'

import type { StoredFile } from '../repo/files.ts'

type Recorded = Pick<StoredFile, 'orgId' | 'id' | 'ownerKind' | 'ownerId' | 'contentType' | 'bytes'>

/** Puts on record what became of a file; its name stays out of the log. */
export async function recordFile(
  ctx: OrgContext,
  tx: Db,
  { orgId, id, ownerKind, ownerId, contentType, bytes }: Recorded,
  action: 'files.upload_begun' | 'files.file_added' | 'files.file_refused' | 'files.file_removed',
): Promise<void> {
  await recordAudit(ctx, tx, {
    action,
    orgId,
    target: { kind: 'file', id },
    details: { of: ownerKind, ofId: ownerId, contentType, bytes: Number(bytes) },
  })
}
