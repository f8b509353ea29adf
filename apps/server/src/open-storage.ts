import { join } from 'node:path'

import {
  AppError,
  coreEnv,
  createStorage,
  loadConfig,
  startEmbeddedS3,
  type Config,
  type Logger,
  type ObjectStorage,
} from '@backarch/core'

export interface OpenStorage extends AsyncDisposable {
  readonly storage: ObjectStorage
}

/** The store that S3_BUCKET names; else, outside of production, one that is started under DATA_DIR/files. */
export function openStorage(config: Config, log: Logger): OpenStorage {
  const { DATA_DIR, NODE_ENV, S3_BUCKET } = config.get(coreEnv)
  if (S3_BUCKET === undefined && NODE_ENV !== 'production') {
    return openEmbedded(join(DATA_DIR, 'files'), log)
  }
  const storage = createStorage(config)
  return { storage, [Symbol.asyncDispose]: async () => storage.close() }
}

/** Started by the first call that needs it: it takes seconds and 60 MB, and many a start stores no file. */
function openEmbedded(folder: string, log: Logger): OpenStorage {
  const begin = async () => {
    const s3 = await startEmbeddedS3({ folder, log })
    return { s3, store: createStorage(loadConfig([coreEnv], s3.env)) }
  }
  let begun: ReturnType<typeof begin> | null = null
  const open = async (): Promise<ObjectStorage> => {
    begun ??= begin().catch((cause: unknown) => {
      // The next call tries again.
      begun = null
      throw new AppError(
        'UNAVAILABLE',
        'The file store of this server did not start: make DATA_DIR/files a folder that it may write to, or set S3_BUCKET.',
        { cause, details: { reason: 'storage_unavailable' } },
      )
    })
    return (await begun).store
  }
  const close = async (): Promise<void> => {
    const ended = await begun?.catch(() => null)
    ended?.store.close()
    await ended?.s3[Symbol.asyncDispose]()
  }
  const storage: ObjectStorage = {
    presignPut: async (object) => (await open()).presignPut(object),
    presignGet: async (object) => (await open()).presignGet(object),
    head: async (key) => (await open()).head(key),
    read: async (key) => (await open()).read(key),
    write: async (object) => (await open()).write(object),
    copy: async (keys) => (await open()).copy(keys),
    delete: async (key) => (await open()).delete(key),
    check: async () => (begun === null ? { status: 'ok' } : (await open()).check()),
    close: () => {},
  }
  return { storage, [Symbol.asyncDispose]: close }
}
