import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import {
  coreEnv,
  createLogger,
  createMailer,
  createStorage,
  loadConfig,
  newId,
  type EnvDefinition,
  type EnvSource,
} from '@backarch/core'
import type { Db } from '@backarch/db'

import type { Context, Principal } from '../context.ts'

export interface TestContextOptions {
  readonly db: Db
  /** Anonymous where absent. */
  readonly principal?: Principal
  readonly now?: () => Date
  /** Environment definitions of the packages under test, beyond core's. */
  readonly definitions?: readonly EnvDefinition[]
  /** Variables that differ from those of a test run. */
  readonly env?: EnvSource
  readonly signal?: AbortSignal
}

/**
 * A context of real parts that touches nothing outside a temporary folder: mail goes to files under
 * `config.get(coreEnv).DATA_DIR`, logs are silent, storage is not configured.
 */
export function createTestContext(options: TestContextOptions): Context {
  const definitions = [coreEnv, ...(options.definitions ?? [])]
  const config = loadConfig(definitions, {
    NODE_ENV: 'test',
    DATA_DIR: testFolder(),
    ...options.env,
  })
  const log = createLogger({ level: 'silent' })
  const now = options.now ?? (() => new Date())
  return {
    requestId: newId(),
    principal: options.principal ?? { kind: 'anonymous' },
    credential: null,
    db: options.db,
    log,
    config,
    publicUrl: 'https://backarch.example.com',
    mail: createMailer(config, log),
    storage: createStorage(config, { now }),
    signal: options.signal ?? new AbortController().signal,
    now,
    newId,
    peer: { address: '127.0.0.1', userAgent: null },
    setCookie: null,
  }
}

const root = join(tmpdir(), `backarch-test-${process.pid}`)
let cleaning = false

/** The path of a folder for one test's files. Whoever writes creates it; it is removed when this process ends. */
export function testFolder(): string {
  if (!cleaning) process.once('exit', () => rmSync(root, { recursive: true, force: true }))
  cleaning = true
  return join(root, newId())
}
