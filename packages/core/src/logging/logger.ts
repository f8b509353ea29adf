export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const

export type LogLevel = (typeof logLevels)[number]

export interface LogMethod {
  /** `fields` is plain data, or an error. Secrets in it are redacted at every depth. */
  (fields: object, message?: string): void
  (message: string): void
}

/** Structured logs, one line each. A level that is off costs nothing: its fields are not even looked at. */
export interface Logger {
  readonly trace: LogMethod
  readonly debug: LogMethod
  readonly info: LogMethod
  readonly warn: LogMethod
  readonly error: LogMethod
  readonly fatal: LogMethod
  readonly isLevelEnabled: (level: LogLevel) => boolean
  /** A logger whose lines carry `fields` too. */
  readonly child: (fields: Record<string, unknown>) => Logger
}
