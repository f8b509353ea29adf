/** Runs one task, now or when its turn comes. */
export type Gate = <T>(task: () => Promise<T>) => Promise<T>

/**
 * Lets `running` tasks run at once and `waiting` more wait, first come first served.
 * One more rejects with the error that `refuse` makes.
 */
export function createGate(options: {
  readonly running: number
  readonly waiting: number
  readonly refuse: () => Error
}): Gate {
  const queue: (() => void)[] = []
  let free = options.running
  return async (task) => {
    if (free > 0) free -= 1
    else if (queue.length >= options.waiting) throw options.refuse()
    // Whoever finishes hands the place on, so `free` stays as it is.
    else await new Promise<void>((resolve) => queue.push(resolve))
    try {
      return await task()
    } finally {
      const next = queue.shift()
      if (next) next()
      else free += 1
    }
  }
}
