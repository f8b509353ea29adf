import { currentRequestId, isAppError, type AppError, type ErrorCode } from '@backarch/core'
import { asUnavailable } from '@backarch/db'
import { TRPCError, type TRPC_ERROR_CODE_KEY } from '@trpc/server'
import { getHTTPStatusCodeFromError } from '@trpc/server/http'
import { TRPC_ERROR_CODES_BY_KEY } from '@trpc/server/rpc'

import type { Context } from './context.ts'
import { describeIssues, isZodError } from './issues.ts'
import type { ErrorShape } from './sealed.ts'
import { WireFormatError } from './wire/read-input.ts'

/** One tRPC code for each of ours, so that a client loses nothing in translation. */
function trpcCode(code: ErrorCode): TRPC_ERROR_CODE_KEY {
  switch (code) {
    case 'UNAUTHORIZED':
      return 'UNAUTHORIZED'
    case 'FORBIDDEN':
      return 'FORBIDDEN'
    case 'NOT_FOUND':
      return 'NOT_FOUND'
    case 'CONFLICT':
      return 'CONFLICT'
    case 'VALIDATION':
      return 'BAD_REQUEST'
    case 'PLAN_REQUIRED':
      return 'PAYMENT_REQUIRED'
    case 'LIMIT_EXCEEDED':
      return 'UNPROCESSABLE_CONTENT'
    case 'RATE_LIMITED':
      return 'TOO_MANY_REQUESTS'
    case 'UNAVAILABLE':
      return 'SERVICE_UNAVAILABLE'
    default:
      return code satisfies never
  }
}

/** The AppError at the bottom of what tRPC wrapped; null for a failure nobody foresaw. */
function appErrorIn(error: unknown): AppError | null {
  const thrown = error instanceof TRPCError ? error.cause : error
  return isAppError(thrown) ? thrown : asUnavailable(thrown)
}

/** Gives an error the tRPC code that belongs to it. What nobody foresaw is, or stays, INTERNAL_SERVER_ERROR. */
export function toTrpcError(error: unknown): TRPCError {
  const known = appErrorIn(error)
  if (known) {
    return new TRPCError({ code: trpcCode(known.code), message: known.message, cause: known })
  }
  if (error instanceof TRPCError) return error
  return new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause: error })
}

/** What tRPC itself refuses, in our words: its own would repeat the request's path or body. */
const sentences: Partial<Record<TRPC_ERROR_CODE_KEY, string>> = {
  BAD_REQUEST: 'The request is not one this server understands.',
  PARSE_ERROR: 'The request is not valid JSON.',
  NOT_FOUND: 'There is no such procedure.',
  METHOD_NOT_SUPPORTED: 'Call queries with GET and mutations with POST.',
  UNSUPPORTED_MEDIA_TYPE: 'Send the request as application/json.',
  PAYLOAD_TOO_LARGE: 'The request is too large.',
  CLIENT_CLOSED_REQUEST: 'The caller went away.',
}

function sentence(error: TRPCError, requestId: string | undefined): string {
  const known = appErrorIn(error)
  if (known) return known.message
  if (error.code === 'BAD_REQUEST') {
    if (isZodError(error.cause)) return describeIssues(error.cause.issues)
    if (error.cause instanceof WireFormatError) return error.cause.message
    if (error.cause instanceof SyntaxError) return 'The request is not valid JSON.'
  }
  return sentences[error.code] ?? unforeseen(requestId)
}

/** All that anybody is told of a failure that nobody foresaw. */
export function unforeseen(requestId: string | undefined): string {
  const reference = requestId && ` Quote request ${requestId} when you ask for help.`
  return `Something went wrong on our side.${reference ?? ''}`
}

/** In how many whole seconds its caller may try again, for a failure whose details say so. */
export function retryAfterSeconds(error: unknown): number | undefined {
  const seconds = appErrorIn(error)?.details['retryAfterSeconds']
  return Number.isSafeInteger(seconds) && Number(seconds) > 0 ? Number(seconds) : undefined
}

/** The one place where a failure becomes what its caller sees. */
export function formatError(options: {
  error: TRPCError
  path: string | undefined
  ctx: Context | undefined
}): ErrorShape {
  const { path, ctx } = options
  // Without a context when the caller could not be recognised, or nobody asked yet.
  const requestId = ctx?.requestId ?? currentRequestId()
  const error = toTrpcError(options.error)
  const { reason, about } = appErrorIn(error)?.details ?? {}
  const seconds = retryAfterSeconds(error)
  return {
    message: sentence(error, requestId),
    code: TRPC_ERROR_CODES_BY_KEY[error.code],
    data: {
      code: error.code,
      httpStatus: getHTTPStatusCodeFromError(error),
      ...(reason === undefined ? {} : { reason }),
      ...(about === undefined ? {} : { about }),
      ...(seconds === undefined ? {} : { retryAfterSeconds: seconds }),
      ...(path === undefined ? {} : { path: path.slice(0, 100) }),
      ...(requestId === undefined ? {} : { requestId }),
    },
  }
}
