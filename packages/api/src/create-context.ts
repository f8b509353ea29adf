import type { Context, Peer } from './context.ts'
import type { ServerParts } from './feature.ts'

/** What lives as long as the process and every request shares. */
export type SharedParts = Omit<Context, 'requestId' | 'principal' | 'signal' | 'peer'>

/** What one HTTP request adds. */
export interface RequestParts {
  readonly requestId: string
  readonly headers: Headers
  readonly peer: Peer
  readonly signal: AbortSignal
}

export type CreateContext = (request: RequestParts) => Promise<Context>

/** Without `authenticate` every caller is anonymous. */
export function contextFactory(
  shared: SharedParts,
  authenticate?: ServerParts['authenticate'],
): CreateContext {
  return async ({ requestId, headers, peer, signal }) => {
    const context: Context = {
      ...shared,
      requestId,
      peer,
      signal,
      principal: { kind: 'anonymous' },
    }
    if (!authenticate) return context
    return { ...context, principal: await authenticate(context, headers) }
  }
}
