import type { Logger } from '@backarch/core'

/** Resolves to a status, or rejects when the part does not work. */
export interface Check {
  readonly run: () => Promise<'ok' | 'not configured' | 'failed'>
  /** Whether the server is of use without it. */
  readonly required: boolean
}

export interface HealthOptions {
  readonly checks: Readonly<Record<string, Check>>
  /** How long one check may take, in milliseconds. */
  readonly timeoutMs: number
  /** Aborted when the server begins to stop: it is not ready from then on, so nobody sends it new work. */
  readonly stopping: AbortSignal
  readonly log: Logger
}

export interface Health {
  /** The process answers. Asks nothing of anything else, so that a database outage restarts no server. */
  readonly live: () => Response
  /** Every check with its latency; 503 when a required one fails or the server is stopping. */
  readonly ready: () => Promise<Response>
}

interface Result {
  readonly status: 'ok' | 'not configured' | 'failed' | 'timeout'
  readonly latencyMs: number
}

export function createHealth(options: HealthOptions): Health {
  const { checks, timeoutMs, stopping, log } = options
  let running: Promise<Response> | null = null

  async function check(name: string, { run }: Check): Promise<readonly [string, Result]> {
    const started = performance.now()
    const done = (status: Result['status']): readonly [string, Result] => [
      name,
      { status, latencyMs: Math.round((performance.now() - started) * 10) / 10 },
    ]
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<'timeout'>((resolve) => {
      timer = setTimeout(() => resolve('timeout'), timeoutMs)
    })
    try {
      return done(await Promise.race([run(), late]))
    } catch (error) {
      log.warn({ err: error, check: name }, 'a readiness check failed')
      return done('failed')
    } finally {
      clearTimeout(timer)
    }
  }

  async function runAll(): Promise<Response> {
    const results = Object.fromEntries(
      await Promise.all(Object.entries(checks).map(([name, part]) => check(name, part))),
    )
    const broken = Object.entries(checks).some(
      ([name, part]) => part.required && results[name]?.status !== 'ok',
    )
    const status = stopping.aborted ? 'stopping' : broken ? 'not ready' : 'ready'
    return json(status === 'ready' ? 200 : 503, { status, checks: results })
  }

  return {
    live: () => json(200, { status: 'live' }),
    async ready() {
      // Many probes at once cost one round of checks.
      running ??= runAll().finally(() => {
        running = null
      })
      return (await running).clone()
    },
  }
}

function json(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json' },
  })
}
