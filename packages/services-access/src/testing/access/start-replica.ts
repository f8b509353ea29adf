import { fork } from 'node:child_process'
import { once } from 'node:events'
import { Agent, request, type IncomingMessage, type RequestOptions } from 'node:http'
import { join } from 'node:path'

import { reportSchema, type Order } from './replica-messages.ts'
import type { Answer, Ask, Replica } from './wire.ts'

const program = join(import.meta.dirname, 'replica.ts')

export interface RunningReplica extends Replica, AsyncDisposable {
  /** Where it listens. */
  readonly url: string
}

/**
 * Starts a server in a process of its own, with nothing of this process's environment. It ends when disposed, and with
 * this process however that ends. Throws with what it printed when it does not get as far as to listen.
 */
export async function startReplica(order: Order): Promise<RunningReplica> {
  const child = fork(program, { env: {}, execArgv: [], silent: true })
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => (printed += text))
  }
  const listening = Promise.withResolvers<number>()
  const failures = new Map<string, PromiseWithResolvers<string | null>>()
  const failureOf = (requestId: string) => {
    const failure = failures.get(requestId) ?? Promise.withResolvers<string | null>()
    failures.set(requestId, failure)
    return failure
  }
  child.on('message', (message) => {
    const report = reportSchema.parse(message)
    if (report.kind === 'listening') listening.resolve(report.port)
    else failureOf(report.requestId).resolve(report.failure)
  })
  const gone = (cause?: unknown) => new Error(`A replica is gone: ${printed}`, { cause })
  const closed = once(child, 'close')
  child.once('close', () => {
    listening.reject(gone())
    for (const { reject } of failures.values()) reject(gone())
  })

  child.send(order)
  const port = await listening.promise
  const agent = new Agent({ keepAlive: true })
  return {
    url: `http://127.0.0.1:${port}`,
    async call(ask) {
      try {
        return await answerTo(ask, { host: '127.0.0.1', port, agent })
      } catch (error) {
        throw ask.signal.aborted ? ask.signal.reason : gone(error)
      }
    },
    async failureOf(requestId) {
      if (child.exitCode !== null || child.signalCode !== null) throw gone()
      const failure = await failureOf(requestId).promise
      failures.delete(requestId)
      return failure
    },
    [Symbol.asyncDispose]: async () => {
      agent.destroy()
      child.kill()
      await closed
    },
  }
}

/** `fetch` would take twice the time, thousands of times. */
async function answerTo(
  { path, method, headers, body, signal }: Ask,
  server: RequestOptions,
): Promise<Answer> {
  const incoming = await new Promise<IncomingMessage>((resolve, reject) => {
    const outgoing = request({ ...server, path, method, headers: { ...headers }, signal })
    outgoing.once('response', resolve).on('error', reject).end(body)
  })
  // Whoever reads is told by the iterator; whoever has left a stream cares no more.
  incoming.on('error', () => {})
  const { statusCode = 0, rawHeaders } = incoming
  const names = rawHeaders.filter((_, at) => at % 2 === 0)
  const values = rawHeaders.filter((_, at) => at % 2 === 1)
  return {
    status: statusCode,
    headers: new Headers(names.map((name, at) => [name, values[at] ?? ''])),
    text: incoming.setEncoding('utf8'),
  }
}
