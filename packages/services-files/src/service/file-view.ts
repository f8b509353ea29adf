import type { PresignedRequest } from '@backarch/core'

import { fileTypeOf } from '../file-types.ts'
import type { StoredFile } from '../repo/files.ts'
import type { FileView, LinkView } from '../schemas.ts'

export const noThumbnailKey = 'none'

export function thumbnailKeyOf(key: string): string {
  return `${key}.thumbnail`
}

export function toFileView(file: StoredFile): FileView {
  const { id, name, contentType, bytes, createdBy, createdAt } = file
  return {
    id,
    name,
    contentType,
    contentLength: Number(bytes),
    thumbnail: mayHaveThumbnail(file),
    createdBy,
    createdAt: createdAt.toISOString(),
  }
}

/** Whether one was made, or nobody has tried yet. */
export function mayHaveThumbnail({ contentType, object }: StoredFile): boolean {
  return fileTypeOf(contentType)?.thumbnail === true && object.thumbnailKey !== noThumbnailKey
}

export function toLink({ url, expiresAt }: PresignedRequest): LinkView {
  return { url, expiresAt: expiresAt.toISOString() }
}
