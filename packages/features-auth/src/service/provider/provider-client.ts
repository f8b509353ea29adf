import type { Context } from '@backarch/api'
import type { Config } from '@backarch/core'
import {
  allowInsecureRequests,
  ClientSecretBasic,
  discovery,
  enableNonRepudiationChecks,
  type Configuration,
} from 'openid-client'

import { authEnv } from '../../env.ts'
import { noProvider, unreachable } from './refusals.ts'

/** For each request to the provider. */
const timeoutSeconds = 5
/** What the provider says of itself may change; its keys are asked for again whenever one is new. */
const knownForMs = 60 * 60 * 1000

/** The one spelling under which identities of the provider are stored. Throws NOT_FOUND (`no_provider`). */
export function providerIssuer({ config }: Pick<Context, 'config'>): string {
  const { OIDC_ISSUER } = config.get(authEnv)
  if (OIDC_ISSUER === undefined) throw noProvider()
  return new URL(OIDC_ISSUER).href
}

interface Known {
  readonly at: number
  readonly client: Promise<Configuration>
}

const known = new WeakMap<Config, Known>()

/**
 * The provider, as it describes itself; asked when it is first needed and then once an hour. Throws NOT_FOUND
 * (`no_provider`) where none is set up and UNAVAILABLE (`provider_unreachable`) when it does not answer in five seconds.
 */
export async function providerClient(ctx: Context): Promise<Configuration> {
  const { config } = ctx
  const at = ctx.now().getTime()
  const last = known.get(config)
  const client = last && at - last.at < knownForMs ? last.client : discover(config)
  if (client !== last?.client) known.set(config, { at, client })
  try {
    return await client
  } catch (error) {
    // So that the next call asks anew.
    if (known.get(config)?.client === client) known.delete(config)
    throw error
  }
}

async function discover(config: Config): Promise<Configuration> {
  const { OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = config.get(authEnv)
  const issuer = new URL(providerIssuer({ config }))
  if (OIDC_CLIENT_ID === undefined) throw noProvider()
  const isPlain = issuer.protocol === 'http:'
  const execute = [enableNonRepudiationChecks, ...(isPlain ? [allowInsecureRequests] : [])]
  const secret = ClientSecretBasic(OIDC_CLIENT_SECRET)
  const options = { execute, timeout: timeoutSeconds }
  try {
    return await discovery(issuer, OIDC_CLIENT_ID, undefined, secret, options)
  } catch (error) {
    throw unreachable(error)
  }
}
