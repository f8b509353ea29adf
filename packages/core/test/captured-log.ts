import { createLogger } from '../src/index.ts'
import type { Logger, LogLevel } from '../src/index.ts'

/** A logger whose lines are kept, each as it would reach the terminal. */
export function capturedLog(options: { level?: LogLevel; pretty?: boolean } = {}): {
  log: Logger
  lines: string[]
} {
  const lines: string[] = []
  const log = createLogger({
    level: options.level ?? 'trace',
    pretty: options.pretty ?? false,
    destination: { write: (line) => lines.push(line) },
  })
  return { log, lines }
}
