import { getCompileCacheDir } from 'node:module'
import { Worker } from 'node:worker_threads'

/** Why a question has no answer: its caller left, the line was too long, or what became of the thread. */
export type ThreadFault = 'cancelled' | 'too many' | 'too slow' | 'out of memory' | 'ended'

export interface ThreadOptions<Reply> {
  /** The thread's own program, which answers every message with one. */
  readonly program: URL
  /** How long one question may take, and how much memory the thread. */
  readonly timeLimitMs: number
  readonly memoryLimitMb: number
  /** How many questions may wait for their turn; any number where absent. */
  readonly mostWaiting?: number
  /** Answers after which the thread is replaced. */
  readonly spoils?: (reply: Reply) => boolean
  /** What callers are told. */
  readonly refuse: (fault: ThreadFault, cause?: unknown) => Error
}

export interface Thread<Request, Reply> {
  /** Starts it before there is a question: it can load while the caller does something else. */
  readonly prepare: () => void
  /** Asks in turn: one question at a time. Whoever aborts leaves the line, or stops the thread that works for them. */
  readonly ask: (request: Request, signal: AbortSignal) => Promise<Reply>
}

/** A thread without work is stopped: most processes rarely need one, and not every program gives memory back. */
const idleLimitMs = 30_000

interface Question<Request, Reply> {
  readonly request: Request
  readonly signal: AbortSignal
  readonly resolve: (reply: Reply) => void
  readonly reject: (error: Error) => void
}

/**
 * A thread for work that must neither block nor end the process: it has no environment, a limit of time for each question,
 * and a limit of memory. One that dies or goes beyond them is replaced by the next question's.
 */
export function createThread<Request, Reply>(
  options: ThreadOptions<Reply>,
): Thread<Request, Reply> {
  const { refuse, mostWaiting = Infinity } = options
  const waiting: Question<Request, Reply>[] = []
  let worker: Worker | null = null
  let idle: NodeJS.Timeout | null = null
  let busy = false

  function prepare(): void {
    if (worker !== null) return
    const started = start(options)
    started.on('exit', () => {
      if (worker === started) worker = null
    })
    worker = started
    rest()
  }

  function stop(): void {
    void worker?.terminate()
    worker = null
  }

  function rest(): void {
    if (idle !== null) clearTimeout(idle)
    idle = setTimeout(stop, idleLimitMs).unref()
  }

  function ask(request: Request, signal: AbortSignal): Promise<Reply> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(refuse('cancelled'))
      if (waiting.length >= mostWaiting) return reject(refuse('too many'))
      const leave = () => {
        const at = waiting.indexOf(question)
        if (at === -1) return
        waiting.splice(at, 1)
        reject(refuse('cancelled'))
      }
      signal.addEventListener('abort', leave, { once: true })
      const settled = () => signal.removeEventListener('abort', leave)
      const question: Question<Request, Reply> = {
        request,
        signal,
        resolve: (reply) => {
          settled()
          resolve(reply)
        },
        reject: (error) => {
          settled()
          reject(error)
        },
      }
      waiting.push(question)
      next()
    })
  }

  function next(): void {
    if (busy) return
    const question = waiting.shift()
    if (question === undefined) return
    prepare()
    if (worker === null) return
    if (idle !== null) clearTimeout(idle)
    busy = true
    answer(worker, question)
  }

  function answer(
    asked: Worker,
    { request, signal, resolve, reject }: Question<Request, Reply>,
  ): void {
    const settle = (finish: () => void, spoiled: boolean) => {
      clearTimeout(timer)
      signal.removeEventListener('abort', onAbort)
      asked.off('message', onReply)
      asked.off('error', onEnd)
      asked.off('exit', onEnd)
      asked.unref()
      if (spoiled) stop()
      else rest()
      busy = false
      finish()
      next()
    }
    const fail = (fault: ThreadFault, cause?: unknown) =>
      settle(() => reject(refuse(fault, cause)), true)
    const onAbort = () => fail('cancelled')
    const onEnd = (cause?: unknown) => fail(isOutOfMemory(cause) ? 'out of memory' : 'ended', cause)
    const onReply = (reply: Reply) => settle(() => resolve(reply), options.spoils?.(reply) ?? false)
    const timer = setTimeout(() => fail('too slow'), options.timeLimitMs)
    signal.addEventListener('abort', onAbort)
    asked.on('message', onReply)
    asked.on('error', onEnd)
    asked.on('exit', onEnd)
    asked.ref()
    asked.postMessage(request, [])
  }

  return { prepare, ask }
}

function start({ program, memoryLimitMb }: ThreadOptions<never>): Worker {
  const cache = getCompileCacheDir()
  const worker = new Worker(program, {
    // Its modules are compiled already when the process keeps them compiled.
    env: cache === undefined ? {} : { NODE_COMPILE_CACHE: cache },
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: memoryLimitMb },
    stderr: true,
    stdout: true,
  })
  // An error that comes between two questions must not end the process; it ends the thread.
  worker.on('error', () => undefined)
  worker.unref()
  return worker
}

function isOutOfMemory(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY'
}
