import { setTimeout as sleep } from 'node:timers/promises'

import type { Logger } from '@backarch/core'

import type { ServerProcess } from './server-process.ts'

const retryMs = 500

/**
 * Starts the server again whenever it ends without being asked to (killed by the system when memory is short,
 * crashed), for as long as this process runs. Answers how to stop it for good.
 */
export function keepRunning(options: {
  readonly server: ServerProcess
  readonly startAgain: () => Promise<ServerProcess>
  readonly log?: Logger | undefined
}): () => Promise<void> {
  const { startAgain, log } = options
  const stopping = new AbortController()
  let { server } = options

  const replace = async (): Promise<void> => {
    log?.error('PostgreSQL ended by itself; starting it again')
    while (!stopping.signal.aborted) {
      try {
        server = await startAgain()
        if (stopping.signal.aborted) await server.stop()
        return
      } catch (error) {
        log?.error({ err: error }, 'PostgreSQL could not be started again')
        // Neither keeps the process running nor makes a stop wait.
        await sleep(retryMs, null, { ref: false, signal: stopping.signal }).catch(() => {})
      }
    }
  }
  const watch = async (): Promise<void> => {
    for (;;) {
      await server.ended
      if (stopping.signal.aborted) return
      await replace()
    }
  }
  const watching = watch()

  return async () => {
    stopping.abort()
    await server.stop()
    // One that was being started just now ends too.
    await watching
  }
}
