import type { Context } from '@backarch/api'

/** A stream whose caller has lost access ends so many milliseconds later at most; on every server. */
const lookEveryMs = 5_000
/** What happens meanwhile is not told: a value that comes later than this after the last look waits for the next. */
const trustedForMs = 1_000

interface Opened {
  readonly ok: boolean
  readonly data?: unknown
}

/**
 * Opens a subscription whose stream goes on only as long as `look` finds its caller allowed. A stream may last for
 * hours, and what it was opened with proves nothing by then. When `look` throws, the stream ends with that error and
 * its `signal` aborts; so it does when the caller leaves.
 */
export async function whileAllowed<Result extends Opened>(
  ctx: Context,
  look: () => Promise<void>,
  open: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const over = new AbortController()
  const result = await open(AbortSignal.any([ctx.signal, over.signal]))
  if (!result.ok) return result
  if (!isStream(result.data)) throw new Error('A subscription is an async generator here.')
  return Object.assign(result, { data: guarded(result.data, { ctx, look, over }) })
}

interface Guard {
  readonly ctx: Context
  readonly look: () => Promise<void>
  readonly over: AbortController
}

async function* guarded(stream: AsyncIterable<unknown>, { ctx, look, over }: Guard) {
  const source = stream[Symbol.asyncIterator]()
  const ending = createEnding(ctx.signal)
  let lookedAt = performance.now()
  const lookAgain = async (): Promise<void> => {
    lookedAt = performance.now()
    await look()
  }
  const timer = setInterval(() => {
    lookAgain().catch((error: unknown) => ending.fail(error))
  }, lookEveryMs)
  try {
    for (;;) {
      const next = await ending.orElse(source.next())
      if (next === 'left' || next.done === true) return
      if (performance.now() - lookedAt > trustedForMs) await lookAgain()
      yield next.value
    }
  } finally {
    clearInterval(timer)
    ending.forget()
    over.abort()
    // Not awaited: a source that ignores its signal may never come to an end.
    Promise.resolve(source.return?.()).catch(() => {})
  }
}

/** What ends a stream from outside. One promise a value, as one for all would remember every value that it raced. */
function createEnding(signal: AbortSignal) {
  let failure: { readonly error: unknown } | null = null
  let wake: (() => void) | null = null
  const leave = (): void => wake?.()
  signal.addEventListener('abort', leave)
  return {
    fail: (error: unknown): void => {
      failure ??= { error }
      wake?.()
    },
    forget: (): void => signal.removeEventListener('abort', leave),
    /** `left` when the caller is gone. Throws when access was lost. */
    orElse: <Value>(next: Promise<Value>): Promise<Value | 'left'> =>
      new Promise((resolve, reject) => {
        wake = () => {
          if (failure) reject(failure.error)
          else if (signal.aborted) resolve('left')
        }
        wake()
        next.then(resolve, reject)
      }),
  }
}

function isStream(data: unknown): data is AsyncIterable<unknown> {
  return typeof data === 'object' && data !== null && Symbol.asyncIterator in data
}
