import type { FeatureDb } from '@backarch/db'

type FilesDb = FeatureDb<'file' | 'fileObject'>

/** What a file belongs to: something of a feature, by its id there. */
export interface FileOwner {
  /** The feature and what of it: `notes.note`. */
  readonly kind: string
  readonly id: string
}

export interface FileKey {
  readonly orgId: string
  readonly id: string
}

export interface StoredFile extends FileKey {
  readonly ownerKind: string
  readonly ownerId: string
  readonly name: string
  readonly contentType: string
  readonly bytes: bigint
  readonly status: 'pending' | 'ready' | 'refused'
  readonly objectId: string
  readonly object: { readonly key: string; readonly thumbnailKey: string | null }
  readonly createdBy: string | null
  readonly createdAt: Date
}

const fileFields = {
  orgId: true,
  id: true,
  ownerKind: true,
  ownerId: true,
  name: true,
  contentType: true,
  bytes: true,
  status: true,
  objectId: true,
  object: { select: { key: true, thumbnailKey: true } },
  createdBy: true,
  createdAt: true,
} as const

export async function insertFile(
  db: FilesDb,
  file: Omit<StoredFile, 'status' | 'object'>,
): Promise<void> {
  await db.file.create({ data: { ...file, status: 'pending' }, select: { id: true } })
}

export async function findFileInOrg(
  db: FilesDb,
  { orgId, id }: FileKey,
): Promise<StoredFile | null> {
  return db.file.findUnique({ where: { orgId_id: { orgId, id } }, select: fileFields })
}

/** Those that are ready, of some owners, in the order in which they were begun. */
export async function findReadyFiles(
  db: FilesDb,
  { orgId, kind, ids }: { orgId: string; kind: string; ids: readonly string[] },
): Promise<readonly StoredFile[]> {
  return db.file.findMany({
    where: { orgId, ownerKind: kind, ownerId: { in: [...ids] }, status: 'ready' },
    orderBy: { id: 'asc' },
    select: fileFields,
  })
}

/** How many an owner has, those under way included. */
export async function countFiles(db: FilesDb, orgId: string, owner: FileOwner): Promise<number> {
  const of = { orgId, ownerKind: owner.kind, ownerId: owner.id }
  return db.file.count({ where: { ...of, status: { not: 'refused' } } })
}

/** Ends the wait of a pending file; false when somebody else did. */
export async function settleFile(
  db: FilesDb,
  { orgId, id, ...change }: FileKey & { status: 'ready' | 'refused'; objectId?: string },
): Promise<boolean> {
  const { count } = await db.file.updateMany({
    where: { orgId, id, status: 'pending' },
    data: change,
  })
  return count > 0
}

/** Answers the object that it had; null when it is gone, or has changed meanwhile. */
export async function removeFile(
  db: FilesDb,
  { orgId, id, unlessReady = false }: FileKey & { readonly unlessReady?: boolean },
): Promise<string | null> {
  const where = { orgId, id, ...(unlessReady ? { status: { not: 'ready' as const } } : {}) }
  const row = await db.file.findFirst({ where, select: { objectId: true } })
  const { count } = await db.file.deleteMany({ where: { ...where, ...row } })
  return count > 0 ? (row?.objectId ?? null) : null
}

/** In any organization: those that nobody confirmed in time, and those that were refused. */
export async function findForsaken(
  db: FilesDb,
  { before, take }: { readonly before: Date; readonly take: number },
): Promise<readonly FileKey[]> {
  return db.file.findMany({
    where: { status: { not: 'ready' }, createdAt: { lt: before } },
    orderBy: { createdAt: 'asc' },
    take,
    select: { orgId: true, id: true },
  })
}

/** In any organization, in the order of their ids: what they belong to. */
export async function findOwned(
  db: FilesDb,
  { kind, after, take }: { readonly kind: string; readonly after: string | null; take: number },
): Promise<readonly Pick<StoredFile, 'orgId' | 'id' | 'ownerId'>[]> {
  return db.file.findMany({
    where: { ownerKind: kind, ...(after === null ? {} : { id: { gt: after } }) },
    orderBy: { id: 'asc' },
    take,
    select: { orgId: true, id: true, ownerId: true },
  })
}
