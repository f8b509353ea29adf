import pino from 'pino'

import { formatLine } from './format-line.ts'
import type { Logger, LogLevel } from './logger.ts'
import { redactText } from './redact-text.ts'
import { redact, type Loggable } from './redact.ts'
import { currentRequestId } from './request-id.ts'

/** Keys that the logger itself writes: a field of the same name must not pass for it. */
const ownKeys = new Set(['level', 'time', 'msg', 'requestId'])

/**
 * Logs at `level` and above to standard error, or to `destination`: JSON, or with `pretty` one readable line.
 * Every line carries the request id of the request it was written in. A field named `level`, `time`, `msg` or
 * `requestId` comes out with a `_` behind its name.
 */
export function createLogger(options: {
  readonly level: LogLevel
  readonly destination?: { readonly write: (line: string) => unknown }
  readonly pretty?: boolean
}): Logger {
  const sink = options.destination ?? pino.destination({ dest: 2, sync: true })
  const color = options.destination === undefined && process.stderr.isTTY
  const write = options.pretty
    ? (line: string) => void sink.write(formatLine(line, color))
    : (line: string) => void sink.write(line)
  const root = pino(
    {
      level: options.level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      mixin: () => {
        const id = currentRequestId()
        return id === undefined ? {} : { requestId: redactText(id) }
      },
      formatters: { level: (level) => ({ level }) },
      // Errors arrive redacted already; pino's own serializer would put some of it back together.
      serializers: { err: (error: unknown) => error },
      hooks: {
        // Called for enabled levels only, so a silent line is never walked.
        logMethod(args, log) {
          const [first, second]: readonly unknown[] = args
          if (typeof first === 'string') return log.call(this, redactText(first))
          const fields = asFields(first)
          return log.call(this, fields, redactText(messageOf(fields, second)))
        },
      },
    },
    { write },
  )
  return sealed(root)
}

/** Children too take redacted fields only: pino writes those of a child before any hook sees them. */
function sealed(line: pino.Logger): Logger {
  return {
    trace: line.trace.bind(line),
    debug: line.debug.bind(line),
    info: line.info.bind(line),
    warn: line.warn.bind(line),
    error: line.error.bind(line),
    fatal: line.fatal.bind(line),
    isLevelEnabled: (level) => line.isLevelEnabled(level),
    child: (fields) => sealed(line.child(topLevel(fields))),
  }
}

function asFields(value: unknown): Record<string, Loggable> {
  return isError(value) ? { err: redact(value) } : topLevel(value)
}

/** A proxy may throw at the mere question what it is. */
function isError(value: unknown): boolean {
  try {
    return value instanceof Error
  } catch {
    return false
  }
}

/** A line always says something: without a message, that of the error it is about. */
function messageOf({ err }: Record<string, Loggable>, message: unknown): string {
  if (typeof message === 'string') return message
  const isRecord = typeof err === 'object' && err !== null && 'message' in err
  return isRecord && typeof err.message === 'string' ? err.message : ''
}

function topLevel(value: unknown): Record<string, Loggable> {
  const plain = redact(value)
  if (typeof plain !== 'object' || plain === null || Array.isArray(plain)) return { value: plain }
  return Object.fromEntries(
    Object.entries(plain).map(([key, field]) => [ownKeys.has(key) ? `${key}_` : key, field]),
  )
}
