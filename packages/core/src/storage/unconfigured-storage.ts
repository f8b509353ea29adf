import { AppError } from '../errors.ts'
import type { ObjectStorage } from './object-storage.ts'

const message = 'No file store is configured: set S3_BUCKET, and S3_ENDPOINT unless it is on AWS.'

/** Stands where no bucket is named: every call fails and says what to set, and `check` never says ok. */
export function unconfiguredStorage(): ObjectStorage {
  return {
    presignPut: fail,
    presignGet: fail,
    head: fail,
    read: fail,
    write: fail,
    copy: fail,
    delete: fail,
    check: () => Promise.resolve({ status: 'not configured', message }),
    close: () => {},
  }
}

async function fail(): Promise<never> {
  throw new AppError('UNAVAILABLE', message, { details: { reason: 'storage_not_configured' } })
}
