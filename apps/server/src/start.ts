import { createServer as createSocket } from 'node:net'
import { resolve } from 'node:path'

import { coreEnv, createLogger, type Config, type EnvSource } from '@backarch/core'
import { createDatabase, dbEnv } from '@backarch/db'

import { cannotListen } from './cannot-listen.ts'
import { createServer, type ServerOptions } from './create-server.ts'
import { serverEnv } from './env.ts'
import { openDatabase } from './open-database.ts'
import { openStorage } from './open-storage.ts'
import { readServerConfig } from './read-server-config.ts'

export interface Started {
  /** What to tell whoever started it. */
  readonly notice: string
  /** Stops serving, then everything below it, in order. */
  readonly stop: () => Promise<void>
}

/**
 * Starts the whole product with these features: configuration, database, migrations, HTTP.
 * Throws ConfigError, or an AppError whose message says what to change.
 */
export async function start(options: {
  readonly features: ServerOptions['features']
  readonly env?: EnvSource
}): Promise<Started> {
  const { env, features } = options
  const config = await readServerConfig(features, env)
  const { LOG_LEVEL, NODE_ENV } = config.get(coreEnv)
  const log = createLogger({ level: LOG_LEVEL, pretty: NODE_ENV !== 'production' })
  await using starting = new AsyncDisposableStack()
  await requireFreePort(config)
  const opened = starting.use(await openDatabase(config, log))
  const database = starting.use(
    createDatabase({ url: opened.url, poolSize: config.get(dbEnv).DATABASE_POOL_SIZE, log }),
  )
  const { storage } = starting.use(openStorage(config, log))
  const server = starting.use(await createServer({ config, database, storage, log, features }))
  const running = starting.move()
  return {
    notice: notice(server.url, config, opened.folder),
    stop: () => running.disposeAsync(),
  }
}

function notice(url: string, config: Config, folder: string | null): string {
  const { DATA_DIR, NODE_ENV, SMTP_URL } = config.get(coreEnv)
  const mailGoesToFiles = SMTP_URL === undefined && NODE_ENV !== 'production'
  const lines = [
    'Backarch is running.',
    `  Open  ${url}`,
    `  Data  ${folder === null ? 'the PostgreSQL of DATABASE_URL' : resolve(folder)}`,
    ...(mailGoesToFiles ? [`  Mail  ${resolve(DATA_DIR, 'mail')}`] : []),
  ]
  return `${lines.join('\n')}\n`
}

/** Looked at first: setting up a database only to find no port would leave the user waiting for nothing. */
async function requireFreePort(config: Config): Promise<void> {
  const { HOST, PORT } = config.get(serverEnv)
  await new Promise<void>((done, fail) => {
    const socket = createSocket()
    socket.once('error', (error) => fail(cannotListen(error, HOST, PORT)))
    socket.listen(PORT, HOST, () => socket.close(() => done()))
  })
}
