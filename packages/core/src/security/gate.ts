import { AppError } from '../errors.ts'

export interface Gate {
  /** Runs one task, now or when its turn comes. A caller whose `signal` aborts before that loses its turn. */
  readonly run: <T>(task: () => Promise<T>, signal?: AbortSignal) => Promise<T>
  /** How many tasks run and wait just now. */
  readonly load: () => { readonly running: number; readonly waiting: number }
}

/**
 * Lets `running` tasks run at once and `waiting` more wait, first come first served.
 * One more rejects with the error that `refuse` makes; one whose caller left, with AppError UNAVAILABLE.
 */
export function createGate(options: {
  readonly running: number
  readonly waiting: number
  readonly refuse: () => Error
}): Gate {
  const queue: (() => void)[] = []
  let running = 0

  const turn = (signal: AbortSignal | undefined) =>
    new Promise<void>((resolve, reject) => {
      const start = () => {
        signal?.removeEventListener('abort', leave)
        resolve()
      }
      const leave = () => {
        queue.splice(queue.indexOf(start), 1)
        reject(left())
      }
      queue.push(start)
      signal?.addEventListener('abort', leave, { once: true })
    })

  return {
    run: async (task, signal) => {
      if (signal?.aborted) throw left()
      if (running < options.running) running += 1
      else if (queue.length >= options.waiting) throw options.refuse()
      // Whoever finishes hands the place on, so `running` stays as it is.
      else await turn(signal)
      try {
        return await task()
      } finally {
        const next = queue.shift()
        if (next) next()
        else running -= 1
      }
    },
    load: () => ({ running, waiting: queue.length }),
  }
}

function left(): AppError {
  return new AppError('UNAVAILABLE', 'The caller left before it was its turn.', {
    details: { reason: 'caller_left' },
  })
}
