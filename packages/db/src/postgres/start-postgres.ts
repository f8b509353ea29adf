import { join } from 'node:path'

import { AppError, type Logger } from '@backarch/core'
import { Client } from 'pg'

import { postgresAccount } from './account.ts'
import { findBinaries } from './binaries.ts'
import { asFolderFailure, hasCluster, takeDataFolder, type DataFolder } from './data-folder.ts'
import { databaseUser, initialiseCluster } from './initialise-cluster.ts'
import { keepRunning } from './keep-running.ts'
import { startServer } from './server-process.ts'
import { stopOrphan } from './stop-orphan.ts'

const major = '18'
const databaseName = 'backarch'

export interface PostgresOptions {
  /** Folder of this cluster alone; created when missing. */
  readonly dataDir: string
  /** Default: a free one. */
  readonly port?: number
  /** Further server settings, as `name: value`. */
  readonly settings?: Readonly<Record<string, string>>
  /** False for a cluster that need not survive a power cut. Default true. */
  readonly durable?: boolean
  readonly log?: Logger
}

export interface Postgres extends AsyncDisposable {
  /** Of the one database, with its user and password. */
  readonly url: string
  /** Ends the server cleanly and frees the folder. May be called twice. */
  stop(): Promise<void>
}

/**
 * Starts the PostgreSQL 18 that comes with this workspace, on a folder of its own and the loopback interface. It ends
 * with this process, however that ends; should it end before, it is started again at the same address.
 * Throws CONFLICT (`data_folder_in_use`) when another process has the folder, and UNAVAILABLE when the folder or
 * what is in it cannot be used.
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  try {
    return await startIn(await takeDataFolder(options.dataDir), options)
  } catch (error) {
    throw asFolderFailure(error, options.dataDir)
  }
}

async function startIn(folder: DataFolder, options: PostgresOptions): Promise<Postgres> {
  try {
    const [binaries, account] = await Promise.all([findBinaries(), postgresAccount()])
    const durable = options.durable ?? true
    if (await hasCluster(folder, major)) await stopOrphan(folder, binaries, account)
    else {
      options.log?.info({ folder: folder.root }, 'setting up PostgreSQL')
      await initialiseCluster({ folder, binaries, account, durable })
    }
    const settings = { ...quiet, ...(durable ? {} : fleeting), ...options.settings }
    const server = await startServer({ folder, binaries, account, port: options.port, settings })
    const { port } = server
    const url = (database: string): string =>
      `postgres://${databaseUser}:${folder.password}@127.0.0.1:${port}/${database}`
    const end = keepRunning({
      server,
      startAgain: async () => {
        await stopOrphan(folder, binaries, account)
        return startServer({ folder, binaries, account, port, settings })
      },
      log: options.log,
    })
    await ensureDatabase(url('postgres')).catch(async (error: unknown) => {
      await end()
      throw asWrongPassword(error, folder) ?? error
    })
    let stopping: Promise<void> | null = null
    const stopOnce = async (): Promise<void> => {
      await end()
      folder.lock.release()
    }
    const stop = (): Promise<void> => (stopping ??= stopOnce())
    return { url: url(databaseName), stop, [Symbol.asyncDispose]: stop }
  } catch (error) {
    folder.lock.release()
    throw error
  }
}

const quiet = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  shared_buffers: '64MB',
  jit: 'off',
  // A failed statement's text and key hold people's data; the log of the server must not.
  log_min_messages: 'fatal',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
}

const fleeting = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  autovacuum: 'off',
}

function asWrongPassword(error: unknown, { root }: DataFolder): AppError | null {
  if (!(error instanceof Error && 'code' in error && error.code === '28P01')) return null
  return new AppError(
    'UNAVAILABLE',
    `The password in ${join(root, 'password')} is not the one this database was made with: put that one back, or set DATA_DIR to another folder.`,
    { details: { reason: 'data_folder_password' }, cause: error },
  )
}

async function ensureDatabase(maintenanceUrl: string): Promise<void> {
  const client = new Client({ connectionString: maintenanceUrl })
  await client.connect()
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [
      databaseName,
    ])
    if (rowCount === 0) await client.query(`CREATE DATABASE ${databaseName}`)
  } finally {
    await client.end()
  }
}
