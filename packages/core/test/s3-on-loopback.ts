import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { createLogger, startEmbeddedS3 } from '../src/index.ts'

/** The embedded S3 server over an empty folder. */
export async function s3OnLoopback() {
  const folder = await mkdtemp(join(tmpdir(), 'core-s3-'))
  const s3 = await startEmbeddedS3({ folder, log: createLogger({ level: 'silent' }) })
  return {
    env: s3.env,
    [Symbol.asyncDispose]: async () => {
      await s3[Symbol.asyncDispose]()
      await rm(folder, { recursive: true })
    },
  }
}
