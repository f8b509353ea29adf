import type { Context } from '@backarch/api'

/** The account that is written down as the author; null for a script on the server. */
export function authorOf({ principal }: Context): string | null {
  return principal.kind === 'user' ? principal.userId : null
}
