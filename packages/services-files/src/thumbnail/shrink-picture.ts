import { spawn } from 'node:child_process'
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

import { AppError, createGate } from '@backarch/core'

const endsWithinMs = 20_000
const program = fileURLToPath(new URL('shrink-process.ts', import.meta.url))

/** One at a time: a decoded picture may take 200 MB. */
const gate = createGate({
  running: 1,
  waiting: 32,
  refuse: () =>
    new AppError('UNAVAILABLE', 'Too many thumbnails are being made: try again in a moment.', {
      details: { reason: 'busy' },
    }),
})

/**
 * A picture of at most 320 by 320 pixels, as WebP and without what the camera wrote about place and time; null when it is
 * none, or too large. Strangers' bytes are decoded in a process of their own, which has no secret, no network in use and
 * no file to write, and is killed when it takes too long.
 */
export function shrinkPicture(
  open: () => Promise<Readable | null>,
  signal: AbortSignal,
): Promise<Uint8Array | null> {
  return gate.run(async () => {
    const stream = await open()
    return stream && shrink(await buffer(stream))
  }, signal)
}

async function shrink(picture: Uint8Array): Promise<Uint8Array | null> {
  const flags = ['--permission', '--allow-fs-read=*', '--allow-addons', '--no-warnings']
  const child = spawn(process.execPath, [...flags, program], {
    env: {},
    stdio: ['pipe', 'pipe', 'ignore'],
    timeout: endsWithinMs,
    killSignal: 'SIGKILL',
  })
  const ended = new Promise<number | null>((done, fail) => {
    child.once('error', fail)
    child.once('exit', done)
  })
  // It may end before it has read all: how it ended says why.
  child.stdin.on('error', () => {})
  child.stdin.end(picture)
  const [code, small] = await Promise.all([ended, buffer(child.stdout)])
  return code === 0 && small.length > 0 ? small : null
}
