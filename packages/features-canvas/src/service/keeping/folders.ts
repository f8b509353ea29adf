import { AppError } from '@backarch/core'
import { inTransaction, type Db } from '@backarch/db'
import type { OrgContext } from '@backarch/services-access'

import {
  findFoldersInOrg,
  insertFolder,
  keepFolder,
  lockFoldersOfOrg,
  updateFolder,
  type Folder,
} from '../../repo/folders.ts'
import type {
  CreateFolderInput,
  FolderView,
  MoveFolderInput,
  RenameFolderInput,
} from '../../schemas.ts'
import { foldersAround, isSameName, levelsOf } from './folder-tree.ts'

const mostFolders = 1_000
const deepest = 10

/** All folders of the organization, the oldest first. */
export async function listFolders(ctx: OrgContext): Promise<{ folders: FolderView[] }> {
  const folders = await findFoldersInOrg(ctx.db, ctx.org.id)
  return { folders: folders.map(toFolderView) }
}

/**
 * Makes a folder. Throws NOT_FOUND (`folder_not_found`) for the one around it, CONFLICT (`folder_name_taken`), and
 * LIMIT_EXCEEDED (`too_many_folders`, `folder_too_deep`).
 */
export async function createFolder(
  ctx: OrgContext,
  { name, parentId }: CreateFolderInput,
): Promise<FolderView> {
  return changeFolders(ctx, async (tx, folders) => {
    if (parentId !== null) requireFolder(folders, parentId)
    if (folders.length >= mostFolders) throw tooMany()
    requireFreeName(folders, { name, parentId })
    requireDepth(foldersAround(folders, parentId).length + 1)
    const folder = { orgId: ctx.org.id, id: ctx.newId(), name, parentId, now: ctx.now() }
    return toFolderView(await insertFolder(tx, folder))
  })
}

/** Throws NOT_FOUND (`folder_not_found`) and CONFLICT (`folder_name_taken`). */
export async function renameFolder(
  ctx: OrgContext,
  { folderId, name }: RenameFolderInput,
): Promise<FolderView> {
  return changeFolders(ctx, async (tx, folders) => {
    const { orgId, id, parentId } = requireFolder(folders, folderId)
    requireFreeName(folders, { id, name, parentId })
    return toFolderView(await updateFolder(tx, { orgId, id, name, now: ctx.now() }))
  })
}

/**
 * Moves a folder with all in it. Throws NOT_FOUND (`folder_not_found`), CONFLICT (`folder_cycle`,
 * `folder_name_taken`), and LIMIT_EXCEEDED (`folder_too_deep`).
 */
export async function moveFolder(
  ctx: OrgContext,
  { folderId, parentId }: MoveFolderInput,
): Promise<FolderView> {
  return changeFolders(ctx, async (tx, folders) => {
    const folder = requireFolder(folders, folderId)
    if (parentId !== null) requireFolder(folders, parentId)
    const around = foldersAround(folders, parentId)
    if (around.includes(folder)) throw cycle()
    const { orgId, id, name } = folder
    requireFreeName(folders, { id, name, parentId })
    requireDepth(around.length + levelsOf(folders, folder).length)
    return toFolderView(await updateFolder(tx, { orgId, id, parentId, now: ctx.now() }))
  })
}

/** Works on all of the organization's folders while nobody else changes them. */
export function changeFolders<T>(
  ctx: OrgContext,
  work: (tx: Db, folders: readonly Folder[]) => Promise<T>,
): Promise<T> {
  return inTransaction(ctx.db, async (tx) => {
    await lockFoldersOfOrg(tx, ctx.org.id)
    return work(tx, await findFoldersInOrg(tx, ctx.org.id))
  })
}

export function requireFolder(folders: readonly Folder[], id: string): Folder {
  const folder = folders.find((candidate) => candidate.id === id)
  if (folder) return folder
  throw noSuchFolder()
}

/** Until the transaction ends, the folder stays. Throws NOT_FOUND alike for one of another organization and for none. */
export async function requireFolderStays(ctx: OrgContext, tx: Db, id: string): Promise<void> {
  if (!(await keepFolder(tx, { orgId: ctx.org.id, id }))) throw noSuchFolder()
}

export function noSuchFolder(): AppError {
  return new AppError('NOT_FOUND', 'There is no such folder.', {
    details: { reason: 'folder_not_found' },
  })
}

function toFolderView({ id, orgId, name, parentId, createdAt, updatedAt }: Folder): FolderView {
  return {
    id,
    orgId,
    name,
    parentId,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  }
}

function requireFreeName(
  folders: readonly Folder[],
  wish: { readonly id?: string; readonly name: string; readonly parentId: string | null },
): void {
  const taken = folders.some(
    ({ id, parentId, name }) =>
      id !== wish.id && parentId === wish.parentId && isSameName(name, wish.name),
  )
  if (!taken) return
  throw new AppError(
    'CONFLICT',
    'There is a folder of this name in the same place: choose another name.',
    { details: { reason: 'folder_name_taken' } },
  )
}

function requireDepth(depth: number): void {
  if (depth <= deepest) return
  throw new AppError(
    'LIMIT_EXCEEDED',
    `Folders lie at most ${deepest} deep in each other: choose a place further up.`,
    {
      details: { reason: 'folder_too_deep' },
    },
  )
}

function tooMany(): AppError {
  return new AppError(
    'LIMIT_EXCEEDED',
    `An organization has at most ${mostFolders.toLocaleString('en-US')} folders: delete one first.`,
    {
      details: { reason: 'too_many_folders' },
    },
  )
}

function cycle(): AppError {
  return new AppError('CONFLICT', 'A folder cannot lie in itself: choose a place outside it.', {
    details: { reason: 'folder_cycle' },
  })
}
