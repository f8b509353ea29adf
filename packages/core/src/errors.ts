/** Every way a call can fail that its caller should tell apart. Detail belongs in `details.reason`, which the feature owns. */
export const errorCodes = [
  'UNAUTHORIZED',
  'FORBIDDEN',
  'NOT_FOUND',
  'CONFLICT',
  'VALIDATION',
  'PLAN_REQUIRED',
  'LIMIT_EXCEEDED',
  'RATE_LIMITED',
  'UNAVAILABLE',
] as const

export type ErrorCode = (typeof errorCodes)[number]

export interface ErrorDetails {
  /** A stable word a program can switch on, e.g. `stale_version`. */
  readonly reason?: string
  /** What the failure is about, for the caller's program, e.g. `{ element: 'web', field: 'name' }`. Sent to the caller. */
  readonly about?: Readonly<Record<string, string | number>>
  readonly [key: string]: unknown
}

const brand = Symbol.for('backarch.AppError')

/** A failure whose message is written for the person who caused it. */
export class AppError extends Error {
  readonly [brand] = true
  readonly code: ErrorCode
  readonly details: ErrorDetails

  constructor(
    code: ErrorCode,
    message: string,
    options: { details?: ErrorDetails; cause?: unknown } = {},
  ) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined)
    this.name = 'AppError'
    this.code = code
    this.details = options.details ?? {}
  }
}

/** Recognised by brand: two copies of this package in one process must still know each other's errors. */
export function isAppError(error: unknown): error is AppError {
  return typeof error === 'object' && error !== null && brand in error
}
