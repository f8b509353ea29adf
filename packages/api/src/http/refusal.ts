import { TRPC_ERROR_CODES_BY_KEY, type TRPC_ERROR_CODE_KEY } from '@trpc/server/rpc'

import type { ErrorShape } from '../sealed.ts'

/** A request turned away before any procedure ran. Its message is written for the caller. */
export class Refusal extends Error {
  readonly status: number
  readonly code: TRPC_ERROR_CODE_KEY
  readonly headers: Readonly<Record<string, string>>
  /** A stable word a program can switch on. */
  readonly reason: string | undefined
  /** In how many seconds to try again. */
  readonly retryAfterSeconds: number | undefined

  constructor(
    status: number,
    code: TRPC_ERROR_CODE_KEY,
    message: string,
    headers: Readonly<Record<string, string>> = {},
    reason?: string,
    retryAfterSeconds?: number,
  ) {
    super(message)
    this.name = 'Refusal'
    this.status = status
    this.code = code
    this.headers = headers
    this.reason = reason
    this.retryAfterSeconds = retryAfterSeconds
  }
}

/** The header that says when to try again: the longest wait of a batch, none where nobody has to wait. */
export function retryAfter(seconds: readonly (number | undefined)[]): Record<string, string> {
  const longest = Math.max(0, ...seconds.map((wait) => wait ?? 0))
  return longest === 0 ? {} : { 'retry-after': String(longest) }
}

/** The refusal as a reply, in the shape in which a procedure's own failure would arrive. */
export function refuse(refusal: Refusal, requestId: string): Response {
  const { reason, retryAfterSeconds } = refusal
  const error: ErrorShape = {
    message: refusal.message,
    code: TRPC_ERROR_CODES_BY_KEY[refusal.code],
    data: {
      code: refusal.code,
      httpStatus: refusal.status,
      ...(reason === undefined ? {} : { reason }),
      ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
      requestId,
    },
  }
  return new Response(JSON.stringify({ error: { json: error } }), {
    status: refusal.status,
    headers: {
      'content-type': 'application/json',
      ...retryAfter([retryAfterSeconds]),
      ...refusal.headers,
    },
  })
}
