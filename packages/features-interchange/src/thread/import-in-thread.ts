import { getCompileCacheDir } from 'node:module'
import { Worker } from 'node:worker_threads'

import { AppError } from '@backarch/core'

import type { ImportResult, SourceFile } from '../schemas.ts'
import type { ImportReply, ImportRequest } from './messages.ts'

/** Reasons after which the parser in the thread may have lost its memory. */
const spoiling: ReadonlySet<unknown> = new Set(['too_deep', 'too_complex'])
const timeLimitMs = 30_000
const memoryLimitMb = 512
/** A thread without work is stopped: the parser never gives memory back. */
const idleLimitMs = 30_000

let thread: Worker | null = null
let idle: NodeJS.Timeout | null = null
let queue: Promise<unknown> = Promise.resolve()

/**
 * Imports a project in a thread of its own, so that a hostile one can neither block nor end the process. One
 * import runs at a time; the others wait in order.
 * @throws AppError VALIDATION naming what to change; UNAVAILABLE when the caller went away.
 */
export async function importInThread(
  files: readonly SourceFile[],
  signal: AbortSignal,
): Promise<ImportResult> {
  const turn = queue.then(
    () => run(files, signal),
    () => run(files, signal),
  )
  // The next one waits for this one and does not care how it ended.
  queue = turn.catch(() => undefined)
  return turn
}

/** Starts the thread before there is anything to import: it can load while the caller does something else. */
export function prepareImport(): void {
  if (thread !== null) return
  thread = start()
  idle = setTimeout(stop, idleLimitMs).unref()
}

async function run(files: readonly SourceFile[], signal: AbortSignal): Promise<ImportResult> {
  if (signal.aborted) throw cancelled()
  if (idle !== null) clearTimeout(idle)
  thread ??= start()
  try {
    const reply = await ask(thread, { files }, signal)
    if (reply.outcome === 'imported') return reply.result
    if (reply.outcome === 'failed') throw new Error(`The import failed: ${reply.message}`)
    if (spoiling.has(reply.details.reason)) stop()
    throw new AppError('VALIDATION', reply.message, { details: reply.details })
  } finally {
    idle = setTimeout(stop, idleLimitMs).unref()
  }
}

function start(): Worker {
  const cache = getCompileCacheDir()
  const worker = new Worker(new URL('./import-thread.ts', import.meta.url), {
    // Its modules are compiled already when the process keeps them compiled.
    env: cache === undefined ? {} : { NODE_COMPILE_CACHE: cache },
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: memoryLimitMb },
    stderr: true,
    stdout: true,
  })
  // An error that comes between two imports must not end the process; it ends the thread.
  worker.on('error', () => undefined)
  worker.on('exit', () => {
    if (thread === worker) thread = null
  })
  worker.unref()
  return worker
}

function stop(): void {
  void thread?.terminate()
  thread = null
}

/** One question, one answer. A thread that dies or is too slow is replaced by the next import. */
function ask(worker: Worker, request: ImportRequest, signal: AbortSignal): Promise<ImportReply> {
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void, spoiled: boolean) => {
      clearTimeout(timer)
      signal.removeEventListener('abort', onAbort)
      worker.off('message', onReply)
      worker.off('error', onDeath)
      worker.off('exit', onDeath)
      worker.unref()
      if (spoiled) stop()
      finish()
    }
    const onAbort = () => settle(() => reject(cancelled()), true)
    const onDeath = () => settle(() => reject(tooComplex()), true)
    const onReply = (reply: ImportReply) => settle(() => resolve(reply), reply.outcome === 'failed')
    const timer = setTimeout(onDeath, timeLimitMs)
    signal.addEventListener('abort', onAbort)
    worker.on('message', onReply)
    worker.on('error', onDeath)
    worker.on('exit', onDeath)
    worker.ref()
    worker.postMessage(request, [])
  })
}

function cancelled(): AppError {
  return new AppError('UNAVAILABLE', 'The import was cancelled.', {
    details: { reason: 'cancelled' },
  })
}

function tooComplex(): AppError {
  return new AppError(
    'VALIDATION',
    'The project takes too much time or memory to read; import a smaller part of it.',
    { details: { reason: 'too_complex' } },
  )
}
