import type { FeatureDb } from '@backarch/db'

import type { Diagram } from './diagrams.ts'
import type { SqlDb } from './elements.ts'

type FolderDb = FeatureDb<'folder'>

export interface Folder {
  readonly id: string
  readonly orgId: string
  /** Null at the top. */
  readonly parentId: string | null
  readonly name: string
  readonly createdAt: Date
  readonly updatedAt: Date
}

type FolderKey = Pick<Folder, 'orgId' | 'id'>

const folderFields = {
  id: true,
  orgId: true,
  parentId: true,
  name: true,
  createdAt: true,
  updatedAt: true,
} as const

/**
 * Until the transaction ends, nobody else changes the organization's folders: what is asked of the whole tree, as that
 * it has no cycle, stays true. A lock of its own, as the top of the tree has no row.
 */
export async function lockFoldersOfOrg(db: SqlDb, orgId: string): Promise<void> {
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('canvas.folders ' || ${orgId}, 0))`
}

/** Until the transaction ends, the folder is not deleted. Answers whether there is one. */
export async function keepFolder(db: SqlDb, { orgId, id }: FolderKey): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM folder WHERE org_id = ${orgId}::uuid AND id = ${id}::uuid FOR KEY SHARE`
  return rows.length > 0
}

export async function findFoldersInOrg(db: FolderDb, orgId: string): Promise<readonly Folder[]> {
  return db.folder.findMany({ where: { orgId }, orderBy: { id: 'asc' }, select: folderFields })
}

export async function findFolderInOrg(db: FolderDb, key: FolderKey): Promise<Folder | null> {
  return db.folder.findUnique({ where: { orgId_id: key }, select: folderFields })
}

export async function insertFolder(
  db: FolderDb,
  { now, ...folder }: Omit<Folder, 'createdAt' | 'updatedAt'> & { readonly now: Date },
): Promise<Folder> {
  return db.folder.create({
    data: { ...folder, createdAt: now, updatedAt: now },
    select: folderFields,
  })
}

export async function updateFolder(
  db: FolderDb,
  {
    orgId,
    id,
    now,
    ...change
  }: FolderKey & Partial<Pick<Folder, 'name' | 'parentId'>> & { readonly now: Date },
): Promise<Folder> {
  return db.folder.update({
    where: { orgId_id: { orgId, id } },
    data: { ...change, updatedAt: now },
    select: folderFields,
  })
}

interface Folders {
  readonly orgId: string
  readonly ids: readonly string[]
}

/** Deletes folders in which nothing is. One statement, so that they may lie in each other. */
export async function deleteFolders(db: SqlDb, { orgId, ids }: Folders): Promise<void> {
  await db.$executeRaw`
    DELETE FROM folder WHERE org_id = ${orgId}::uuid AND id = ANY(${ids}::uuid[])`
}

/** Until the transaction ends, nothing comes into these folders. */
export async function lockFolders(db: SqlDb, { orgId, ids }: Folders): Promise<void> {
  await db.$queryRaw`
    SELECT 1 FROM folder WHERE org_id = ${orgId}::uuid AND id = ANY(${ids}::uuid[]) ORDER BY id FOR UPDATE`
}

/**
 * Takes all diagrams out of these folders: to another folder, or to the trash. Those that lie in the trash already
 * will be restored to the top. Answers those that came into the trash.
 */
export async function emptyFolders(
  db: SqlDb,
  {
    orgId,
    ids,
    into,
  }: Folders & {
    readonly into:
      | { readonly folderId: string | null }
      | { readonly trash: { readonly by: string | null; readonly now: Date } }
  },
): Promise<Pick<Diagram, 'id' | 'name' | 'trashedAt'>[]> {
  const folderId = 'trash' in into ? null : into.folderId
  const trash = 'trash' in into ? into.trash : { by: null, now: null }
  const moved = await db.$queryRaw<
    (Pick<Diagram, 'id' | 'name' | 'trashedAt'> & { came: boolean })[]
  >`
    WITH there AS (
      SELECT id, trashed_at AS before FROM diagram
       WHERE org_id = ${orgId}::uuid AND folder_id = ANY(${ids}::uuid[])
         FOR UPDATE)
    UPDATE diagram d
       SET folder_id = CASE WHEN before IS NULL THEN ${folderId}::uuid END,
           trashed_by = CASE WHEN before IS NULL THEN ${trash.by}::uuid ELSE trashed_by END,
           trashed_at = COALESCE(before, ${trash.now}::timestamptz),
           updated_at = COALESCE(CASE WHEN before IS NULL THEN ${trash.now}::timestamptz END, updated_at)
      FROM there
     WHERE d.org_id = ${orgId}::uuid AND d.id = there.id
    RETURNING d.id, d.name, d.trashed_at AS "trashedAt", before IS NULL AND trashed_at IS NOT NULL AS came`
  return moved.filter(({ came }) => came)
}
