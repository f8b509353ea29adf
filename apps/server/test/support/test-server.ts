import { testFolder } from '@backarch/api/testing'
import { createLogger, type EnvSource } from '@backarch/core'
import type { Database } from '@backarch/db'

import { createServer, type ServerOptions } from '../../src/create-server.ts'
import { readServerConfig } from '../../src/read-server-config.ts'

/** A server on a free port in this process, with its own data folder. Dispose it. */
export async function createTestServer(
  database: Database,
  features: ServerOptions['features'],
  env: EnvSource = {},
) {
  const config = await readServerConfig(features, {
    NODE_ENV: 'test',
    PORT: '0',
    DATA_DIR: testFolder(),
    ...env,
  })
  return createServer({ config, database, features, log: createLogger({ level: 'silent' }) })
}
