import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'

import { z } from 'zod'

import type { Logger } from '../../logging/logger.ts'

/** An S3 server of our own, by the variables that name it to `createStorage`. */
export interface EmbeddedS3 extends AsyncDisposable {
  readonly env: {
    readonly S3_BUCKET: string
    readonly S3_REGION: string
    readonly S3_ENDPOINT: string
    readonly S3_ACCESS_KEY_ID: string
    readonly S3_SECRET_ACCESS_KEY: string
  }
}

const bucket = 'files'
const endsWithinMs = 5_000
const keysSchema = z.object({ accessKeyId: z.string(), secretAccessKey: z.string() })
const addressSchema = z.object({ port: z.int() })

/**
 * Starts an S3 server on a free port of loopback, in a thread of its own, over the files of a folder. Its keys are made once
 * and stay in that folder. It checks every signature; it keeps no copies and flushes nothing, so production has another.
 */
export async function startEmbeddedS3({
  folder,
  log,
}: {
  readonly folder: string
  readonly log: Logger
}): Promise<EmbeddedS3> {
  const directory = join(folder, 'buckets')
  await mkdir(directory, { recursive: true, mode: 0o700 })
  const keys = await keysIn(folder)
  const thread = new Worker(new URL('./s3-thread.ts', import.meta.url), {
    workerData: { directory, bucket, ...keys },
  })
  const [address] = await once(thread, 'message')
  const { port } = addressSchema.parse(address)
  thread.on('error', (err) => log.error({ err }, 'the embedded file store ended'))
  let stopped: Promise<unknown> | undefined
  return {
    env: {
      S3_BUCKET: bucket,
      S3_REGION: 'us-east-1',
      S3_ENDPOINT: `http://127.0.0.1:${port}`,
      S3_ACCESS_KEY_ID: keys.accessKeyId,
      S3_SECRET_ACCESS_KEY: keys.secretAccessKey,
    },
    [Symbol.asyncDispose]: async () => {
      stopped ??= end(thread)
      await stopped
    },
  }
}

async function end(thread: Worker): Promise<void> {
  const enough = new AbortController()
  const ended = once(thread, 'exit')
  thread.postMessage('stop')
  const late = sleep(endsWithinMs, undefined, { signal: enough.signal }).catch(() => {})
  await Promise.race([ended, late])
  enough.abort()
  await thread.terminate()
}

async function keysIn(folder: string): Promise<z.output<typeof keysSchema>> {
  const path = join(folder, 'keys.json')
  const fresh = {
    accessKeyId: randomBytes(10).toString('hex'),
    secretAccessKey: randomBytes(32).toString('base64url'),
  }
  try {
    // Of two that start at once, one writes and both read.
    await writeFile(path, JSON.stringify(fresh), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  return keysSchema.parse(JSON.parse(await readFile(path, 'utf8')))
}
