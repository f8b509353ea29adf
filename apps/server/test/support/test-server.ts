import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

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
    DATA_DIR: mkdtempSync(join(tmpdir(), 'backarch-server-')),
    ...env,
  })
  return createServer({ config, database, features, log: createLogger({ level: 'silent' }) })
}
