import { withinLimit, type OrgContext } from '@backarch/services-access'

import { countFiles, insertFile, type FileOwner } from '../repo/files.ts'
import { insertObject, sumBytes } from '../repo/objects.ts'
import type { Upload, UploadView } from '../schemas.ts'
import { recordFile } from './record-file.ts'
import { tooManyFiles } from './refusals.ts'

/** How long the holder of a presigned PUT may begin to send. */
const putSeconds = 300
/** A PUT that began in time may take a while to end; after that nobody writes to the key any more. */
const settledMs = 60 * 60 * 1000

/**
 * Reserves room in the plan, and answers the one request that may store so many bytes of this type, under a key that nobody
 * else chose. Nothing is shown before `confirmUpload`. Throws LIMIT_EXCEEDED (`limit_reached`, `too_many_files`).
 */
export async function beginUpload(
  ctx: OrgContext,
  { owner, most, ...upload }: Upload & { readonly owner: FileOwner; readonly most: number },
): Promise<UploadView> {
  const { name, contentType, contentLength } = upload
  const orgId = ctx.org.id
  const object = { orgId, id: ctx.newId() }
  const key = `orgs/${orgId}/incoming/${object.id}`
  const put = { key, contentType, contentLength, expiresIn: putSeconds }
  const { url, expiresAt: until } = await ctx.storage.presignPut(put)
  const now = ctx.now()
  const file = {
    orgId,
    id: ctx.newId(),
    ownerKind: owner.kind,
    ownerId: owner.id,
    name,
    contentType,
    bytes: BigInt(contentLength),
    objectId: object.id,
    createdBy: ctx.principal.kind === 'user' ? ctx.principal.userId : null,
    createdAt: now,
  }
  return withinLimit(
    ctx,
    'storageBytes',
    // It fits when the plan includes its last byte too.
    async (tx) => (await sumBytes(tx, orgId)) + contentLength - 1,
    async (tx) => {
      if ((await countFiles(tx, orgId, owner)) >= most) throw tooManyFiles(most)
      const expiresAt = new Date(now.getTime() + putSeconds * 1000 + settledMs)
      await insertObject(tx, { ...object, key, bytes: file.bytes, expiresAt, now })
      await insertFile(tx, file)
      await recordFile(ctx, tx, file, 'files.upload_begun')
      return {
        fileId: file.id,
        method: 'PUT',
        url,
        headers: { 'content-type': contentType, 'content-length': String(contentLength) },
        expiresAt: until.toISOString(),
      }
    },
  )
}
