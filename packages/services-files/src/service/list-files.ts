import type { OrgContext } from '@backarch/services-access'

import { findReadyFiles } from '../repo/files.ts'
import type { FileView } from '../schemas.ts'
import { toFileView } from './file-view.ts'

/** The files of some owners of one kind, by owner, in the order in which they were begun. Unconfirmed ones are not shown. */
export async function listFiles(
  ctx: OrgContext,
  { kind, ids }: { readonly kind: string; readonly ids: readonly string[] },
): Promise<ReadonlyMap<string, readonly FileView[]>> {
  const files = await findReadyFiles(ctx.db, { orgId: ctx.org.id, kind, ids })
  const byOwner = new Map<string, FileView[]>()
  for (const file of files) {
    byOwner.set(file.ownerId, [...(byOwner.get(file.ownerId) ?? []), toFileView(file)])
  }
  return byOwner
}
