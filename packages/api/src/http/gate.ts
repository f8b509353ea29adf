import type { AnyTRPCRouter } from '@trpc/server'

import { checkJsonText } from './json-text.ts'
import { promisesAtMost, readBody, readSmallBody } from './read-body.ts'
import { Refusal } from './refusal.ts'

const defaultBodyLimit = 256 * 1024

/** Calls in one request. */
export const maxBatchSize = 10

export interface Gate {
  /**
   * Resolves when the request may go on to tRPC, which then reads the text that was checked here. `isSignedIn` is
   * asked before a body above the default limit is held in memory: strangers get no more than that.
   */
  readonly admit: (
    request: Request,
    procedures: string,
    isSignedIn: () => Promise<boolean>,
  ) => Promise<void>
}

/** Everything that is checked of a request before tRPC sees it. `procedures` is what follows the endpoint in the path. */
export function createGate(router: AnyTRPCRouter): Gate {
  const limits = bodyLimits(router)
  return {
    async admit(request, procedures, isSignedIn) {
      const paths = splitBatch(procedures)
      switch (request.method) {
        case 'GET':
          checkQuery(request.url)
          return
        case 'POST': {
          checkHeaders(request.headers)
          const limit = Math.max(...paths.map((path) => limits.get(path) ?? defaultBodyLimit))
          const isLarge =
            limit > defaultBodyLimit && !promisesAtMost(request.headers, defaultBodyLimit)
          const text =
            isLarge && !(await isSignedIn())
              ? await readStrangersBody(request, limit)
              : await readBody(request, limit)
          checkJsonText(text)
          Object.defineProperty(request, 'text', { value: () => Promise.resolve(text) })
          return
        }
        default:
          throw new Refusal(
            405,
            'METHOD_NOT_SUPPORTED',
            'Call queries with GET and mutations with POST.',
            {
              allow: 'GET, POST',
            },
          )
      }
    },
  }
}

async function readStrangersBody(request: Request, limit: number): Promise<string> {
  const text = await readSmallBody(request, defaultBodyLimit, limit)
  if (text !== null) return text
  throw new Refusal(401, 'UNAUTHORIZED', 'Sign in first.', {}, 'signed_out')
}

/** At run time tRPC keeps a router's procedures flat, by dotted path. */
function bodyLimits(router: AnyTRPCRouter): ReadonlyMap<string, number> {
  const limits = new Map<string, number>()
  // oxlint-disable-next-line no-underscore-dangle -- tRPC's own name; there is no other way to a router's metadata.
  const procedures: Record<string, unknown> = router._def.procedures
  for (const [path, procedure] of Object.entries(procedures)) {
    if (typeof procedure !== 'function' || !('meta' in procedure)) continue
    const { meta } = procedure
    if (typeof meta !== 'object' || meta === null || !('bodyLimit' in meta)) continue
    if (typeof meta.bodyLimit === 'number') limits.set(path, meta.bodyLimit)
  }
  return limits
}

function splitBatch(procedures: string): string[] {
  let decoded: string
  try {
    decoded = decodeURIComponent(procedures)
  } catch {
    throw new Refusal(400, 'BAD_REQUEST', 'The path is not well formed.')
  }
  // Counted without building the list: the path may be nothing but commas.
  let commas = 0
  for (let at = decoded.indexOf(','); at !== -1; at = decoded.indexOf(',', at + 1)) commas += 1
  if (commas >= maxBatchSize) {
    throw new Refusal(400, 'BAD_REQUEST', `A batch holds at most ${maxBatchSize} calls.`)
  }
  return decoded.split(',')
}

function checkHeaders(headers: Headers): void {
  const type = headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase()
  const encoding = headers.get('content-encoding')?.trim().toLowerCase() ?? 'identity'
  if (type !== 'application/json' || encoding !== 'identity') {
    const text = 'Send the request as application/json, without compression.'
    throw new Refusal(415, 'UNSUPPORTED_MEDIA_TYPE', text, { connection: 'close' })
  }
}

/** `URLSearchParams` mends broken UTF-8 in silence; a body like that would be refused. */
function checkQuery(url: string): void {
  const start = url.indexOf('?')
  if (start === -1) return
  for (const pair of url.slice(start + 1).split('&')) {
    let text: string
    try {
      text = decodeURIComponent(pair.replaceAll('+', ' '))
    } catch {
      throw new Refusal(400, 'BAD_REQUEST', 'The query is not well formed.')
    }
    if (text.startsWith('input=')) checkJsonText(text.slice('input='.length))
  }
}
