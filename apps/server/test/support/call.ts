import { z } from 'zod'

let peers = 0

const replySchema = z.object({
  result: z.object({ data: z.object({ json: z.unknown() }) }).optional(),
  error: z
    .object({
      json: z.object({
        message: z.string(),
        data: z.object({ code: z.string(), reason: z.string().optional() }),
      }),
    })
    .optional(),
})

export interface CallOptions {
  readonly input?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

export interface Reply {
  readonly status: number
  readonly headers: Headers
  /** Of a call that succeeded. */
  readonly data: unknown
  /** Why it was refused; undefined when it succeeded. */
  readonly reason: string | undefined
}

/** `GET` for a query, `POST` for a mutation. */
export async function ask(url: string, path: string, options: CallOptions = {}): Promise<Reply> {
  const { input, headers = {} } = options
  const query = input === undefined ? '' : `?input=${encodeURIComponent(wire(input))}`
  return read(await fetch(`${url}/v1/trpc/${path}${query}`, { headers }))
}

export async function tell(url: string, path: string, options: CallOptions = {}): Promise<Reply> {
  const { input, headers = {} } = options
  const body = input === undefined ? '' : wire(input)
  const type = { 'content-type': 'application/json' }
  return read(
    await fetch(`${url}/v1/trpc/${path}`, {
      method: 'POST',
      headers: { ...type, ...headers },
      body,
    }),
  )
}

export function bearer(token: string): Readonly<Record<string, string>> {
  return { authorization: `Bearer ${token}` }
}

/**
 * The headers of a caller from an address that nobody called from before, for a server behind one proxy: attempts are
 * counted apart.
 */
export function fromElsewhere(): Readonly<Record<string, string>> {
  peers += 1
  return { 'x-forwarded-for': `10.${peers >> 8}.${peers & 255}.1` }
}

function wire(input: unknown): string {
  return JSON.stringify({ json: input })
}

async function read(reply: Response): Promise<Reply> {
  const { result, error } = replySchema.parse(await reply.json())
  const refusal = error?.json.data
  return {
    status: reply.status,
    headers: reply.headers,
    data: result?.data.json,
    reason: refusal && (refusal.reason ?? refusal.code),
  }
}
