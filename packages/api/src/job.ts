import type { Context } from './context.ts'

/** One try at one job. */
export interface Delivery {
  /** The same at every try. */
  readonly id: string
  /** 1 the first time. */
  readonly attempt: number
}

/**
 * Work outside requests. It is delivered **at least once**: a process may be killed after the effect and before that is
 * noted, and then the job runs again. Whoever writes one says in its comment why that does no harm.
 */
export interface Job {
  /** `<feature>.<what it does>`. */
  readonly name: string
  /** Begun by itself, once a round whatever the number of servers; otherwise when somebody enqueues it. */
  readonly schedule?: 'hourly' | 'daily'
  /** How often it is tried before it counts as failed. */
  readonly attempts: number
  /** How long one try may take, in seconds. */
  readonly seconds: number
  /** `ctx.signal` aborts when the server stops and when the time is over. What it throws is logged, and is why it is tried again. */
  readonly run: (ctx: Context, input: unknown, delivery: Delivery) => Promise<void>
}
