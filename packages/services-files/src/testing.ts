import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import {
  coreEnv,
  createLogger,
  createStorage,
  loadConfig,
  startEmbeddedS3,
  type EnvSource,
  type ObjectStorage,
} from '@backarch/core'

import type { UploadView } from './schemas.ts'

export interface TestStore extends AsyncDisposable {
  /** The variables that name it to a server. */
  readonly env: EnvSource
  readonly storage: ObjectStorage
}

/** A real S3 server over an empty folder; it checks signatures. */
export async function createTestStore(): Promise<TestStore> {
  const folder = await mkdtemp(join(tmpdir(), 'backarch-files-'))
  const { env, ...s3 } = await startEmbeddedS3({ folder, log: createLogger({ level: 'silent' }) })
  const storage = createStorage(loadConfig([coreEnv], env))
  return {
    env,
    storage,
    [Symbol.asyncDispose]: async () => {
      storage.close()
      await s3[Symbol.asyncDispose]()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Sends what an upload asks for, as a browser would; answers the store's status. */
export async function put(
  { method, url, headers }: Omit<UploadView, 'fileId' | 'expiresAt'>,
  body: Uint8Array<ArrayBuffer> | string,
): Promise<number> {
  const response = await fetch(url, { method, headers, body })
  await response.arrayBuffer()
  return response.status
}
