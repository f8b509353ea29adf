import type { OrgContext } from '@backarch/services-access'

import { saveThumbnail } from '../repo/objects.ts'
import type { LinkView } from '../schemas.ts'
import { shrinkPicture } from '../thumbnail/shrink-picture.ts'
import { mayHaveThumbnail, noThumbnailKey, thumbnailKeyOf, toLink } from './file-view.ts'
import { noThumbnail } from './refusals.ts'
import { requireReadyFile, type FileRef } from './require-file.ts'

const linkSeconds = 300

/**
 * The request that reads a smaller picture of a file, for five minutes. It is made the first time that somebody asks for it,
 * once for all files of the same bytes. Throws NOT_FOUND (`file_not_found`, `no_thumbnail`).
 */
export async function linkThumbnail(ctx: OrgContext, ref: FileRef): Promise<LinkView> {
  const file = await requireReadyFile(ctx, ref)
  if (!mayHaveThumbnail(file)) throw noThumbnail()
  const { orgId, objectId: id, object } = file
  const key = object.thumbnailKey ?? (await makeThumbnail(ctx, { orgId, id, key: object.key }))
  if (key === noThumbnailKey) throw noThumbnail()
  const contentType = 'image/webp'
  const request = await ctx.storage.presignGet({ key, expiresIn: linkSeconds, contentType })
  return toLink(request)
}

async function makeThumbnail(
  ctx: OrgContext,
  { orgId, id, key }: { readonly orgId: string; readonly id: string; readonly key: string },
): Promise<string> {
  const body = await shrinkPicture(() => ctx.storage.read(key), ctx.signal)
  const thumbnailKey = body === null ? noThumbnailKey : thumbnailKeyOf(key)
  if (body) await ctx.storage.write({ key: thumbnailKey, contentType: 'image/webp', body })
  // Swept meanwhile: then nothing else would ever delete it.
  if (!(await saveThumbnail(ctx.db, { orgId, id, thumbnailKey })) && body) {
    await ctx.storage.delete(thumbnailKey)
  }
  return thumbnailKey
}
