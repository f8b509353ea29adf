import type { EnvProblem } from '@backarch/core'
import { z } from 'zod'

const names = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'OIDC_LABEL'] as const

/** https; plain http to this machine alone, for a provider that is being tried out. */
export const issuerSchema = z
  .url({ protocol: /^https?$/ })
  .refine(isSafe, 'must be an https URL without query; http is for this machine alone')
  .optional()

/** A provider that is set up by half would be found out by the first person who wants to sign in. */
export function checkProviderEnv(
  env: Readonly<Record<(typeof names)[number], string | undefined>>,
): EnvProblem[] {
  if (names.every((name) => env[name] === undefined)) return []
  return names
    .filter((name) => env[name] === undefined)
    .map((variable) => ({
      variable,
      message: 'is not set, and other OIDC_ variables are: set all four or none.',
    }))
}

function isSafe(text: string): boolean {
  const { protocol, hostname, search, hash, username } = new URL(text)
  if (search !== '' || hash !== '' || username !== '') return false
  return protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
}
