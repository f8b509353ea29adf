import { fork, type ChildProcess } from 'node:child_process'
import { getCompileCacheDir } from 'node:module'

/** Why a question has no answer: its caller left, the line was too long, or what became of the worker. */
export type WorkerFault = 'cancelled' | 'too many' | 'too slow' | 'out of memory' | 'ended'

export interface WorkerOptions<Reply> {
  /** The worker's own program, which calls `answerQuestions`. */
  readonly program: URL
  /** How long one question may take, and how large the heap may become. */
  readonly timeLimitMs: number
  readonly memoryLimitMb: number
  /** How many questions may wait for their turn; any number where absent. */
  readonly mostWaiting?: number
  /** Answers after which the worker is replaced. */
  readonly spoils?: (reply: Reply) => boolean
  /** What callers are told. */
  readonly refuse: (fault: WorkerFault, cause?: unknown) => Error
}

export interface Worker<Request, Reply> {
  /** Starts it before there is a question: it can load while the caller does something else. */
  readonly prepare: () => void
  /** Asks in turn: one question at a time. Whoever aborts leaves the line, or stops the worker that is busy for them. */
  readonly ask: (request: Request, signal: AbortSignal) => Promise<Reply>
}

/** A worker without work is stopped: most processes rarely need one, and not every program gives memory back. */
const idleLimitMs = 30_000

interface Question<Request, Reply> {
  readonly request: Request
  readonly signal: AbortSignal
  readonly resolve: (reply: Reply) => void
  readonly reject: (error: Error) => void
}

/**
 * A process for work that must neither block nor end this one: it has no environment, a limit of time for each question,
 * and a limit of memory. One that dies or goes beyond them is replaced by the next question's. It is no thread, because one
 * that runs out of memory may end its whole process.
 */
export function createWorker<Request extends string | object, Reply>(
  options: WorkerOptions<Reply>,
): Worker<Request, Reply> {
  const { refuse, mostWaiting = Infinity } = options
  const waiting: Question<Request, Reply>[] = []
  let worker: ChildProcess | null = null
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

  /** Lets it end by itself, so that it keeps what it has compiled. */
  function dismiss(): void {
    if (worker?.connected === true) worker.disconnect()
    worker = null
  }

  function kill(): void {
    worker?.kill('SIGKILL')
    worker = null
  }

  function rest(): void {
    if (idle !== null) clearTimeout(idle)
    idle = setTimeout(dismiss, idleLimitMs).unref()
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
    asked: ChildProcess,
    { request, signal, resolve, reject }: Question<Request, Reply>,
  ): void {
    const settle = (finish: () => void, spoiled: boolean) => {
      clearTimeout(timer)
      signal.removeEventListener('abort', onAbort)
      process.off('exit', kill)
      asked.off('message', onReply)
      asked.off('error', onError)
      asked.off('exit', onExit)
      hold(asked, false)
      if (spoiled) kill()
      else rest()
      busy = false
      finish()
      next()
    }
    const fail = (fault: WorkerFault, cause?: unknown) =>
      settle(() => reject(refuse(fault, cause)), true)
    const onAbort = () => fail('cancelled')
    const onError = (cause: unknown) => fail('ended', cause)
    // Node aborts where the heap is full.
    const onExit = (code: number | null, by: NodeJS.Signals | null) =>
      fail(by === 'SIGABRT' ? 'out of memory' : 'ended', new Error(`It ended with ${by ?? code}.`))
    const onReply = (reply: Reply) => settle(() => resolve(reply), options.spoils?.(reply) ?? false)
    const timer = setTimeout(() => fail('too slow'), options.timeLimitMs)
    signal.addEventListener('abort', onAbort)
    // One that is busy does not see that nobody waits any more.
    process.on('exit', kill)
    asked.on('message', onReply)
    asked.on('error', onError)
    asked.on('exit', onExit)
    hold(asked, true)
    // Where it cannot be sent, the worker ended, and says so itself.
    asked.send(request, () => undefined)
  }

  return { prepare, ask }
}

function start({ program, memoryLimitMb }: WorkerOptions<never>): ChildProcess {
  const cache = getCompileCacheDir()
  const worker = fork(program, [], {
    // Its modules are compiled already when the process keeps them compiled.
    env: cache === undefined ? {} : { NODE_COMPILE_CACHE: cache },
    execArgv: [`--max-old-space-size=${memoryLimitMb}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    // Ctrl-C is for the process that waits for it.
    detached: true,
  })
  // An error that comes between two questions ends the worker, and must not end the process.
  worker.on('error', () => undefined)
  hold(worker, false)
  return worker
}

/** Whether this process stays for the worker's sake. */
function hold(worker: ChildProcess, stays: boolean): void {
  for (const held of [worker, worker.channel]) {
    if (stays) held?.ref()
    else held?.unref()
  }
}
