import type { FeatureDb } from '@backarch/db'

import type { FileKey } from './files.ts'

type ObjectsDb = FeatureDb<'fileObject' | 'file'>

interface StoreObject extends FileKey {
  readonly key: string
}

export async function insertObject(
  db: ObjectsDb,
  object: FileKey & { key: string; bytes: bigint; expiresAt: Date; now: Date },
): Promise<void> {
  const { now, ...rest } = object
  await db.fileObject.create({
    data: { ...rest, status: 'reserved', createdAt: now },
    select: { id: true },
  })
}

/** What an organization uses up of its plan: what is stored, and what is announced. */
export async function sumBytes(db: ObjectsDb, orgId: string): Promise<number> {
  const { _sum: sum } = await db.fileObject.aggregate({ where: { orgId }, _sum: { bytes: true } })
  return Number(sum.bytes ?? 0)
}

/** Nothing changes: the row is held until the transaction is over, so that what is decided by it still holds then. */
const held = { bytes: { increment: 0n } } as const

/** Finds and holds the stored object of these bytes, so that it is not condemned before a file refers to it. */
export async function holdStored(
  db: ObjectsDb,
  where: { readonly orgId: string; readonly sha256: string },
): Promise<string | null> {
  const rows = await db.fileObject.updateManyAndReturn({
    where: { ...where, status: 'stored' },
    data: held,
    select: { id: true },
  })
  return rows[0]?.id ?? null
}

export async function markStored(
  db: ObjectsDb,
  { orgId, id, ...stored }: FileKey & { sha256: string; bytes: bigint; expiresAt: Date },
): Promise<void> {
  await db.fileObject.updateMany({ where: { orgId, id }, data: { ...stored, status: 'stored' } })
}

/** Of an object: from now on it counts for nothing, and waits to be deleted from the store. */
const condemned = { status: 'condemned', sha256: null, bytes: 0n } as const

export async function condemn(db: ObjectsDb, { orgId, id }: FileKey): Promise<void> {
  await db.fileObject.updateMany({ where: { orgId, id }, data: condemned })
}

/** The same unless a file refers to it. In a transaction: it is held first, and then looked at. */
export async function condemnUnused(db: ObjectsDb, { orgId, id }: FileKey): Promise<void> {
  await db.fileObject.updateMany({ where: { orgId, id }, data: held })
  if ((await db.file.count({ where: { orgId, objectId: id } })) === 0)
    await condemn(db, { orgId, id })
}

/** In any organization: what is stored and no file refers to. */
export async function findUnused(db: ObjectsDb, take: number): Promise<readonly FileKey[]> {
  return db.fileObject.findMany({
    where: { status: 'stored', files: { none: {} } },
    take,
    select: { orgId: true, id: true },
  })
}

/** In any organization: what may be deleted from the store by now, and nobody can write to any more. */
export async function findSweepable(
  db: ObjectsDb,
  { now, take }: { readonly now: Date; readonly take: number },
): Promise<readonly StoreObject[]> {
  return db.fileObject.findMany({
    where: {
      expiresAt: { lte: now },
      status: { in: ['condemned', 'reserved'] },
      files: { none: {} },
    },
    take,
    select: { orgId: true, id: true, key: true },
  })
}

/** Once the store has it no more. */
export async function deleteObject(db: ObjectsDb, { orgId, id }: FileKey): Promise<void> {
  await db.fileObject.deleteMany({ where: { orgId, id, status: { not: 'stored' } } })
}

/** `none` where none can be made. False when the object is gone meanwhile. */
export async function saveThumbnail(
  db: ObjectsDb,
  { orgId, id, thumbnailKey }: FileKey & { readonly thumbnailKey: string },
): Promise<boolean> {
  const { count } = await db.fileObject.updateMany({
    where: { orgId, id, status: 'stored' },
    data: { thumbnailKey },
  })
  return count > 0
}
