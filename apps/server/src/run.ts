import { ConfigError, isAppError } from '@backarch/core'

import type { Started } from './start.ts'

const endsWithinMs = 24_000

/**
 * Runs the server as this process: says where it is, ends in order at the first SIGTERM or Ctrl-C and at once at
 * the second. A failure that its user can mend is one message and exit code 1.
 */
export async function run(start: () => Promise<Started>): Promise<void> {
  let asked = false
  let stop: (() => Promise<void>) | null = null
  const onSignal = (): void => {
    // The second one is from somebody who will not wait. What this process started ends with it.
    if (asked || !stop) process.exit(asked ? 1 : 0)
    asked = true
    // Whatever will not end by now is cut off, before whoever sent the signal loses patience and kills.
    setTimeout(() => process.exit(1), endsWithinMs).unref()
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`The server did not stop in order: ${messageOf(error)}\n`)
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', onSignal)
  process.on('SIGINT', onSignal)
  try {
    const started = await start()
    stop = started.stop
    process.stdout.write(started.notice)
  } catch (error) {
    if (!(error instanceof ConfigError) && !isAppError(error)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exit(1)
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
