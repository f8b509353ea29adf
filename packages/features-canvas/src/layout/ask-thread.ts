import { Worker } from 'node:worker_threads'

import { AppError } from '@backarch/core'

import type { LayoutReply, LayoutRequest, Positions } from './messages.ts'

const timeLimitMs = 30_000
const memoryLimitMb = 512
/** Some seconds of usual diagrams. One more had better come back. */
const maxWaiting = 32
/** A thread without work is stopped: most processes rarely lay anything out. */
const idleLimitMs = 30_000

interface Job {
  readonly request: LayoutRequest
  readonly signal: AbortSignal
  readonly resolve: (positions: Positions) => void
  readonly reject: (error: Error) => void
}

let thread: Worker | null = null
let idle: NodeJS.Timeout | null = null
let busy = false
const waiting: Job[] = []

/**
 * Places elements in a thread of its own, so that nothing else in this process waits. One layout runs at a time; the
 * others wait in order, and leave the line at once when their caller does.
 */
export function askThread(request: LayoutRequest, signal: AbortSignal): Promise<Positions> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(cancelled())
    if (waiting.length >= maxWaiting) return reject(tooManyLayouts())
    const leave = () => {
      const index = waiting.indexOf(job)
      if (index === -1) return
      waiting.splice(index, 1)
      reject(cancelled())
    }
    signal.addEventListener('abort', leave, { once: true })
    const settled = () => signal.removeEventListener('abort', leave)
    const job: Job = {
      request,
      signal,
      resolve: (positions) => {
        settled()
        resolve(positions)
      },
      reject: (error) => {
        settled()
        reject(error)
      },
    }
    waiting.push(job)
    next()
  })
}

function next(): void {
  if (busy) return
  const job = waiting.shift()
  if (job === undefined) return
  busy = true
  if (idle !== null) clearTimeout(idle)
  thread ??= start()
  run(thread, job)
}

/** One question, one answer. A thread that dies, or is still busy when nobody waits for its answer, is replaced. */
function run(worker: Worker, { request, signal, resolve, reject }: Job): void {
  const settle = (finish: () => void, spoiled: boolean) => {
    clearTimeout(timer)
    signal.removeEventListener('abort', onAbort)
    worker.off('message', onReply)
    worker.off('error', onDeath)
    worker.off('exit', onDeath)
    worker.unref()
    if (spoiled) stop()
    else idle = setTimeout(stop, idleLimitMs).unref()
    busy = false
    finish()
    next()
  }
  const onAbort = () => settle(() => reject(cancelled()), true)
  const onDeath = (cause?: unknown) => settle(() => reject(deathOf(cause)), true)
  const onSlow = () => settle(() => reject(tooComplex()), true)
  const onReply = (reply: LayoutReply) => {
    if (reply.outcome === 'placed') settle(() => resolve(reply.positions), false)
    else settle(() => reject(new Error(`The layout failed: ${reply.message}`)), true)
  }
  const timer = setTimeout(onSlow, timeLimitMs)
  signal.addEventListener('abort', onAbort)
  worker.on('message', onReply)
  worker.on('error', onDeath)
  worker.on('exit', onDeath)
  worker.ref()
  worker.postMessage(request, [])
}

function start(): Worker {
  const worker = new Worker(new URL('./layout-thread.ts', import.meta.url), {
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: memoryLimitMb },
    stderr: true,
    stdout: true,
  })
  // An error that comes between two layouts must not end the process; it ends the thread.
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

/** Out of memory is the diagram's fault; anything else is ours. */
function deathOf(cause: unknown): Error {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') return tooComplex()
  return new Error('The thread that lays diagrams out ended.', { cause })
}

function cancelled(): AppError {
  return new AppError('UNAVAILABLE', 'The layout was cancelled.', {
    details: { reason: 'cancelled' },
  })
}

function tooManyLayouts(): AppError {
  return new AppError(
    'UNAVAILABLE',
    'Too many diagrams are being laid out right now; try again in a moment.',
    { details: { reason: 'too_many_layouts' } },
  )
}

function tooComplex(): AppError {
  return new AppError(
    'VALIDATION',
    'The diagram takes too much time or memory to lay out; divide it into smaller ones.',
    { details: { reason: 'too_complex' } },
  )
}
