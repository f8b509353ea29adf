import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import S3rver from '@20minutes/s3rver'

import type { EnvSource } from '../src/index.ts'

/** An S3 server on loopback with one empty bucket, which checks signatures and expiry. */
export async function s3OnLoopback() {
  const directory = await mkdtemp(join(tmpdir(), 'core-s3-'))
  const server = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory,
    configureBuckets: [{ name: 'uploads' }],
  })
  const { port } = await server.run()
  const env: EnvSource = {
    S3_BUCKET: 'uploads',
    S3_ENDPOINT: `http://127.0.0.1:${port}`,
    S3_ACCESS_KEY_ID: 'S3RVER',
    S3_SECRET_ACCESS_KEY: 'S3RVER',
  }
  return {
    env,
    [Symbol.asyncDispose]: async () => {
      await server.close()
      await rm(directory, { recursive: true })
    },
  }
}
