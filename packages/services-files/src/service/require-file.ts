import type { OrgContext } from '@backarch/services-access'

import { findFileInOrg, type FileOwner, type StoredFile } from '../repo/files.ts'
import { noSuchFile } from './refusals.ts'

/** A file by its id and what it must belong to. */
export interface FileRef {
  readonly fileId: string
  readonly owner: FileOwner
}

/** Throws NOT_FOUND (`file_not_found`), also for one that belongs to something else. */
export async function requireFile(
  ctx: OrgContext,
  { fileId, owner }: FileRef,
): Promise<StoredFile> {
  const file = await findFileInOrg(ctx.db, { orgId: ctx.org.id, id: fileId })
  if (!file || file.ownerKind !== owner.kind || file.ownerId !== owner.id) throw noSuchFile()
  return file
}

/** The same for one that was confirmed: no other is shown. */
export async function requireReadyFile(ctx: OrgContext, ref: FileRef): Promise<StoredFile> {
  const file = await requireFile(ctx, ref)
  if (file.status !== 'ready') throw noSuchFile()
  return file
}
