import type { OrgContext } from '@backarch/services-access'

import { fileTypeOf } from '../file-types.ts'
import type { LinkView } from '../schemas.ts'
import { toLink } from './file-view.ts'
import { requireReadyFile, type FileRef } from './require-file.ts'

const linkSeconds = 300

/**
 * The request that downloads a file, for five minutes: always as an attachment, and what a browser could run as bytes of no
 * type. Throws NOT_FOUND (`file_not_found`).
 */
export async function linkFile(ctx: OrgContext, ref: FileRef): Promise<LinkView> {
  const { name, contentType, object } = await requireReadyFile(ctx, ref)
  const request = await ctx.storage.presignGet({
    key: object.key,
    expiresIn: linkSeconds,
    downloadName: name,
    contentType: fileTypeOf(contentType)?.servedAs ?? contentType,
  })
  return toLink(request)
}
