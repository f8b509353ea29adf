import {
  composeRouter,
  createCallerFactory,
  type CallerFactory,
  type Context,
  type Features,
  type RecordOf,
} from '@backarch/api'
import {
  AppError,
  createLogger,
  createMailer,
  createStorage,
  coreEnv,
  newId,
  type EnvSource,
} from '@backarch/core'
import { createDatabase, type Database } from '@backarch/db'
import { identifyCaller } from '@backarch/services-access'

import { authenticatorOf } from './authenticator-of.ts'
import { joinDatabase, type OpenDatabase } from './open-database.ts'
import { publicUrl } from './public-url.ts'
import { readServerConfig } from './read-server-config.ts'

/** Every procedure of these features, called here and now: `caller.pricing.estimate({ … })`. */
export type CallerOf<Called extends Features> = ReturnType<CallerFactory<RecordOf<Called>>>

export interface Operator<Caller> extends AsyncDisposable {
  readonly caller: Caller
  /** The same procedures called as the user whose access token this is. Throws UNAUTHORIZED for one that is no good. */
  readonly signedIn: (accessToken: string) => Promise<Caller>
}

/**
 * Procedures for a script on the server's own machine, of the features that it names: it loads and configures
 * nothing else, and works whether or not the server ships them. Reads the configuration on the first call, and opens
 * the database (starting one if need be) when a procedure first asks it something. Dispose it at the end.
 */
export function createOperatorCaller<Called extends Features>(
  features: Called,
  options: { readonly name?: string; readonly env?: EnvSource } = {},
): Operator<CallerOf<Called>> {
  const createCaller = createCallerFactory(composeRouter(features))
  const authenticate = authenticatorOf(features)
  const gone = new AbortController()
  let opened: OpenDatabase | null = null
  let database: Database | null = null
  let context: Promise<Context> | null = null

  async function build(): Promise<Context> {
    const config = await readServerConfig(features, options.env)
    const { LOG_LEVEL, NODE_ENV } = config.get(coreEnv)
    const log = createLogger({ level: LOG_LEVEL, pretty: NODE_ENV !== 'production' })
    database = createDatabase({
      log,
      // A command asks one thing after the other.
      poolSize: 2,
      url: async () => {
        opened = await joinDatabase(config, log)
        return opened.url
      },
    })
    return {
      requestId: newId(),
      principal: { kind: 'operator', name: options.name ?? 'backarch' },
      credential: null,
      db: database.db,
      log,
      config,
      publicUrl: publicUrl(config),
      mail: createMailer(config, log),
      storage: createStorage(config),
      signal: gone.signal,
      now: () => new Date(),
      newId,
      peer: null,
      setCookie: null,
    }
  }

  const shared = (): Promise<Context> => {
    context ??= build()
    return context
  }
  return {
    caller: createCaller(shared),
    signedIn: async (accessToken) => {
      const operator = await shared()
      const headers = new Headers({ authorization: `Bearer ${accessToken}` })
      const anonymous: Context = { ...operator, principal: { kind: 'anonymous' } }
      const credential = (await authenticate?.(anonymous, headers)) ?? null
      const principal = await identifyCaller({ ...anonymous, credential })
      if (principal.kind !== 'user') {
        throw new AppError(
          'UNAUTHORIZED',
          'The access token is not one of this server, or is over.',
        )
      }
      return createCaller({ ...operator, principal })
    },
    [Symbol.asyncDispose]: async () => {
      gone.abort()
      await database?.close()
      await opened?.[Symbol.asyncDispose]()
    },
  }
}
