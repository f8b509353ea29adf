import { AppError } from '@backarch/core'

/** One answer for a file of others, one that is removed, and one that never existed. */
export function noSuchFile(): AppError {
  return new AppError('NOT_FOUND', 'There is no such file, or it was removed.', {
    details: { reason: 'file_not_found' },
  })
}

export function notUploaded(): AppError {
  return new AppError('CONFLICT', 'The file is not in the store yet: upload it, then confirm.', {
    details: { reason: 'not_uploaded' },
  })
}

export function fileRefused(): AppError {
  return new AppError(
    'VALIDATION',
    'What was uploaded is not what was announced: begin again with the type and size that the file has.',
    { details: { reason: 'file_refused' } },
  )
}

export function noThumbnail(): AppError {
  return new AppError('NOT_FOUND', 'The file has no thumbnail: download the file itself.', {
    details: { reason: 'no_thumbnail' },
  })
}

export function tooManyFiles(most: number): AppError {
  return new AppError('LIMIT_EXCEEDED', `There are already ${most} files here: remove one.`, {
    details: { reason: 'too_many_files' },
  })
}
