import type { Db } from '@backarch/db'
import type { OrgContext } from '@backarch/services-access'
import { nameSchema } from '@backarch/services-access/schemas'
import { recordAudit } from '@backarch/services-audit'

import {
  deleteFolders,
  emptyFolders,
  lockFolders,
  updateFolder,
  type Folder,
} from '../../repo/folders.ts'
import type { DeleteFolderInput } from '../../schemas.ts'
import { authorOf } from '../author-of.ts'
import { tellOf } from '../live/diagram-channel.ts'
import { freeName, levelsOf } from './folder-tree.ts'
import { changeFolders, requireFolder } from './folders.ts'

/**
 * Deletes a folder, and says what becomes of what is in it. What went to the trash from it before is restored to the
 * top. Throws NOT_FOUND (`folder_not_found`).
 */
export async function deleteFolder(
  ctx: OrgContext,
  { folderId, contents }: DeleteFolderInput,
): Promise<{ trashed: number }> {
  return changeFolders(ctx, async (tx, folders) => {
    const folder = requireFolder(folders, folderId)
    const { orgId } = folder
    const gone = contents === 'trash' ? levelsOf(folders, folder).flat() : [folder]
    const ids = gone.map(({ id }) => id)
    await lockFolders(tx, { orgId, ids })
    if (contents === 'moveUp') await moveFoldersUp(ctx, tx, { folder, folders })
    const into =
      contents === 'trash'
        ? { trash: { by: authorOf(ctx), now: ctx.now() } }
        : { folderId: folder.parentId }
    const trashed = await emptyFolders(tx, { orgId, ids, into })
    await deleteFolders(tx, { orgId, ids })
    for (const diagram of trashed) await tellOf(tx, diagram)
    await recordAudit(ctx, tx, {
      action: 'canvas.folder_deleted',
      orgId,
      target: { kind: 'folder', id: folderId },
      details: { folders: ids.length, diagramsTrashed: trashed.length },
    })
    return { trashed: trashed.length }
  })
}

const maxLength = nameSchema.maxLength ?? 200

async function moveFoldersUp(
  ctx: OrgContext,
  tx: Db,
  { folder, folders }: { readonly folder: Folder; readonly folders: readonly Folder[] },
): Promise<void> {
  const { id, parentId } = folder
  const there = folders.filter((other) => other.parentId === parentId && other.id !== id)
  const names = there.map(({ name }) => name)
  for (const inside of folders.filter((other) => other.parentId === id)) {
    const name = freeName(inside.name, names, maxLength)
    names.push(name)
    await updateFolder(tx, { orgId: folder.orgId, id: inside.id, name, parentId, now: ctx.now() })
  }
}
