import pino from 'pino'

import { formatLine } from './format-line.ts'
import type { Logger, LogLevel } from './logger.ts'
import { redact, type Loggable } from './redact.ts'
import { redactText } from './redact-text.ts'
import { currentRequestId } from './request-id.ts'

/** Keys that the logger itself writes: a field of the same name must not pass for it. */
const ownKeys = new Set(['level', 'time', 'msg', 'requestId'])

/**
 * Logs at `level` and above to standard error, or to `destination`: JSON, or with `pretty` one readable line.
 * Every line carries the request id of the request it was written in.
 */
export function createLogger(options: {
  readonly level: LogLevel
  readonly destination?: { readonly write: (line: string) => unknown }
  readonly pretty?: boolean
}): Logger {
  const sink = options.destination ?? pino.destination({ dest: 2, sync: true })
  const color = options.destination === undefined && process.stderr.isTTY
  const stream = options.pretty
    ? { write: (line: string) => void sink.write(formatLine(line, color)) }
    : { write: (line: string) => void sink.write(line) }
  return pino(
    {
      level: options.level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      mixin: () => {
        const id = currentRequestId()
        return id === undefined ? {} : { requestId: redactText(id) }
      },
      formatters: { level: (level) => ({ level }), bindings: (bindings) => topLevel(bindings) },
      hooks: {
        // Called for enabled levels only, so a silent line is never walked.
        logMethod(args, log) {
          const [first, second]: readonly unknown[] = args
          if (typeof first === 'string') log.call(this, redactText(first))
          else if (typeof second === 'string') log.call(this, asFields(first), redactText(second))
          else log.call(this, asFields(first))
        },
      },
    },
    stream,
  )
}

function asFields(value: unknown): Record<string, Loggable> {
  if (value instanceof Error) return { err: redact(value) }
  return topLevel(value)
}

function topLevel(value: unknown): Record<string, Loggable> {
  const plain = redact(value)
  if (typeof plain !== 'object' || plain === null || Array.isArray(plain)) return { value: plain }
  return Object.fromEntries(
    Object.entries(plain).map(([key, field]) => [ownKeys.has(key) ? `${key}_` : key, field]),
  )
}
