import { Refusal } from './refusal.ts'

/** Which web pages may call: those of the listed origins (`https://app.example.com`), compared exactly. */
export interface Origins {
  /** Refuses a call that a browser sends on behalf of a page from elsewhere. Programs send no `Origin`. */
  readonly check: (headers: Headers) => void
  /** Headers that let a listed page read the reply; empty for everyone else. */
  readonly cors: (headers: Headers) => Readonly<Record<string, string>>
}

export function createOrigins(allowed: readonly string[]): Origins {
  const known = new Set(allowed)
  return {
    check(headers) {
      const origin = headers.get('origin')
      if (origin !== null) {
        if (known.has(origin)) return
        throw foreign()
      }
      // A browser that hides the origin still says whether the page is ours.
      const site = headers.get('sec-fetch-site')
      if (site !== null && site !== 'same-origin' && site !== 'none') throw foreign()
    },
    cors(headers) {
      const origin = headers.get('origin')
      if (origin === null || !known.has(origin)) return {}
      return {
        vary: 'origin',
        'access-control-allow-origin': origin,
        'access-control-allow-credentials': 'true',
        'access-control-expose-headers': 'retry-after, x-request-id',
      }
    },
  }
}

/** The answer to a browser that asks before it calls. */
export const preflight: Readonly<Record<string, string>> = {
  'access-control-allow-methods': 'GET, POST',
  'access-control-allow-headers': 'authorization, content-type, last-event-id, trpc-accept',
  'access-control-max-age': '600',
}

function foreign(): Refusal {
  return new Refusal(403, 'FORBIDDEN', 'Pages of this origin may not call the server.')
}
