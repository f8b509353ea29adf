import { coreEnv } from '../config/core-env.ts'
import type { Config } from '../config/load-config.ts'
import type { ObjectStorage } from './object-storage.ts'
import { s3Storage } from './s3-storage.ts'
import { unconfiguredStorage } from './unconfigured-storage.ts'

/** The file store that the environment names, or one that says what to set. Connects on first use. */
export function createStorage(
  config: Config,
  options: { readonly now?: () => Date } = {},
): ObjectStorage {
  const env = config.get(coreEnv)
  if (env.S3_BUCKET === undefined) return unconfiguredStorage()
  return s3Storage({
    bucket: env.S3_BUCKET,
    region: env.S3_REGION,
    endpoint: env.S3_ENDPOINT,
    accessKeyId: env.S3_ACCESS_KEY_ID,
    secretAccessKey: env.S3_SECRET_ACCESS_KEY,
    now: options.now ?? (() => new Date()),
  })
}
