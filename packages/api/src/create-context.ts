import type { Context, Peer } from './context.ts'
import type { ServerParts } from './feature.ts'

/** What lives as long as the process and every request shares. */
export type SharedParts = Omit<
  Context,
  'requestId' | 'principal' | 'credential' | 'signal' | 'peer' | 'setCookie'
>

/** What one HTTP request adds. */
export interface RequestParts {
  readonly requestId: string
  readonly headers: Headers
  readonly peer: Peer
  readonly signal: AbortSignal
  readonly setCookie: (cookie: string) => void
}

export type CreateContext = (request: RequestParts) => Promise<Context>

/** Without `authenticate` nobody has a credential, and every caller is anonymous. */
export function contextFactory(
  shared: SharedParts,
  authenticate?: ServerParts['authenticate'],
): CreateContext {
  return async ({ headers, ...request }) => {
    const context: Context = {
      ...shared,
      ...request,
      principal: { kind: 'anonymous' },
      credential: null,
    }
    if (!authenticate) return context
    return { ...context, credential: await authenticate(context, headers) }
  }
}
