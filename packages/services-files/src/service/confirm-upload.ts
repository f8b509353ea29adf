import { isUniqueViolation, inTransaction, type Db } from '@backarch/db'
import type { OrgContext } from '@backarch/services-access'

import { findFileInOrg, settleFile, type StoredFile } from '../repo/files.ts'
import { condemn, holdStored, insertObject, markStored } from '../repo/objects.ts'
import type { FileView } from '../schemas.ts'
import { discard } from './discard.ts'
import { toFileView } from './file-view.ts'
import { inspectBytes } from './inspect-bytes.ts'
import { recordFile } from './record-file.ts'
import { fileRefused, noSuchFile, notUploaded } from './refusals.ts'
import { requireFile, type FileRef } from './require-file.ts'

const copyMs = 60 * 60 * 1000

/**
 * Looks at what was uploaded, and shows the file when it is what was announced. The bytes are copied first, to a key that
 * nobody outside can write to: what was looked at is what is kept. Confirming again changes nothing. Throws NOT_FOUND
 * (`file_not_found`), CONFLICT (`not_uploaded`) and VALIDATION (`file_refused`: the file is gone then).
 */
export async function confirmUpload(ctx: OrgContext, ref: FileRef): Promise<FileView> {
  const file = await requireFile(ctx, ref)
  if (file.status === 'ready') return toFileView(file)
  if (file.status === 'refused') throw fileRefused()
  const copy = await copyUpload(ctx, file)
  const sha256 = await inspectCopy(ctx, file, copy.key)
  // Of two with the same bytes at once the second finds, in its next attempt, what the first has stored.
  const settled = await settle(ctx, file, copy.id, sha256).catch((error: unknown) => {
    if (isUniqueViolation(error)) return settle(ctx, file, copy.id, sha256)
    throw error
  })
  await discard(ctx, settled.left)
  if (settled.status === 'refused') throw fileRefused()
  const shown = await findFileInOrg(ctx.db, file)
  if (shown?.status === 'refused') throw fileRefused()
  if (!shown) throw noSuchFile()
  return toFileView(shown)
}

async function copyUpload(ctx: OrgContext, { orgId, object }: StoredFile) {
  const id = ctx.newId()
  const key = `orgs/${orgId}/objects/${id}`
  if (!(await ctx.storage.head(object.key))) throw notUploaded()
  const now = ctx.now()
  // Known before it exists, so that a sweep finds what a crash leaves behind.
  const expiresAt = new Date(now.getTime() + copyMs)
  await insertObject(ctx.db, { orgId, id, key, bytes: 0n, expiresAt, now })
  if (!(await ctx.storage.copy({ from: object.key, to: key }))) throw notUploaded()
  return { id, key }
}

async function inspectCopy(
  ctx: OrgContext,
  { contentType, bytes }: StoredFile,
  key: string,
): Promise<string | null> {
  const stream = await ctx.storage.read(key)
  if (!stream) throw notUploaded()
  try {
    return await inspectBytes(stream, { contentType, contentLength: Number(bytes) })
  } finally {
    stream.destroy()
  }
}

interface Settled {
  readonly status: 'ready' | 'refused' | 'elsewhere'
  /** Objects that nothing refers to any more. */
  readonly left: readonly { readonly orgId: string; readonly id: string; readonly key: string }[]
}

/** Decides in one transaction what becomes of the file and of both objects. */
function settle(
  ctx: OrgContext,
  file: StoredFile,
  copyId: string,
  sha256: string | null,
): Promise<Settled> {
  const { orgId, id } = file
  const upload = { orgId, id: file.objectId, key: file.object.key }
  const copy = { orgId, id: copyId, key: `orgs/${orgId}/objects/${copyId}` }
  return inTransaction(ctx.db, async (tx) => {
    if (sha256 === null) {
      const mine = await settleFile(tx, { orgId, id, status: 'refused' })
      if (mine) await recordFile(ctx, tx, file, 'files.file_refused')
      await condemnAll(tx, mine ? [upload, copy] : [copy])
      return { status: mine ? 'refused' : 'elsewhere', left: mine ? [upload, copy] : [copy] }
    }
    const same = await holdStored(tx, { orgId, sha256 })
    const objectId = same ?? copyId
    if (!(await settleFile(tx, { orgId, id, status: 'ready', objectId }))) {
      await condemnAll(tx, [copy])
      return { status: 'elsewhere', left: [copy] }
    }
    const left = same === null ? [upload] : [upload, copy]
    await condemnAll(tx, left)
    if (same === null) {
      await markStored(tx, { orgId, id: copyId, sha256, bytes: file.bytes, expiresAt: ctx.now() })
    }
    await recordFile(ctx, tx, file, 'files.file_added')
    return { status: 'ready', left }
  })
}

async function condemnAll(tx: Db, objects: Settled['left']): Promise<void> {
  for (const object of objects) await condemn(tx, object)
}
