import { z } from 'zod'

import type { Reply } from './wire.ts'

const failureSchema = z.object({
  error: z.object({
    json: z.object({ data: z.object({ code: z.string(), reason: z.string().optional() }) }),
  }),
})

export interface Outcome {
  /** `ok`, or tRPC's code. */
  readonly code: string
  readonly reason: string | null
}

const ok: Outcome = { code: 'ok', reason: null }

/** What a single call came to. */
export function outcomeOf({ status, body }: Reply): Outcome {
  const streamed = /^event: serialized-error\ndata: (.*)$/m.exec(body)?.[1]
  if (streamed === undefined && status < 300) return ok
  const parsed = failureSchema.safeParse(parse(streamed ? `{"error":${streamed}}` : body))
  if (!parsed.success) return { code: `HTTP ${status}`, reason: null }
  const { code, reason = null } = parsed.data.error.json.data
  return { code, reason }
}

/** What is wrong with a reply whatever was asked; null where nothing is. */
export function faultOf(reply: Reply): string | null {
  if (reply.status < 500 && reply.failure === null) return null
  return `answered ${reply.status}: ${reply.failure ?? reply.body}`
}

export function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
