import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { AppError, coreEnv, isAppError, type Config, type Logger } from '@backarch/core'
import { dbEnv, startPostgres } from '@backarch/db'
import { migrate } from '@backarch/db/migrate'

/** A migrated database that answers. */
export interface OpenDatabase extends AsyncDisposable {
  readonly url: string
  /** The folder of the PostgreSQL that was started for it; null for a server of the user's own. */
  readonly folder: string | null
}

/**
 * DATABASE_URL, or a PostgreSQL started under DATA_DIR/postgres; migrated either way. Its address is left in
 * DATA_DIR for this user's commands, as long as it runs. Throws CONFLICT when another process has the folder.
 */
export async function openDatabase(config: Config, log: Logger): Promise<OpenDatabase> {
  const own = config.get(dbEnv).DATABASE_URL
  if (own !== undefined) {
    await migrate({ url: own, log }).catch((error: unknown) => {
      throw asWrongAddress(error, own) ?? error
    })
    return { url: own, folder: null, [Symbol.asyncDispose]: () => Promise.resolve() }
  }
  const folder = join(config.get(coreEnv).DATA_DIR, 'postgres')
  const address = join(folder, 'url')
  const postgres = await startPostgres({ dataDir: folder, log })
  const close = async (): Promise<void> => {
    await rm(address, { force: true })
    await postgres.stop()
  }
  try {
    await migrate({ url: postgres.url, log })
    await writeFile(address, postgres.url, { mode: 0o600 })
  } catch (error) {
    await close()
    throw error
  }
  return { url: postgres.url, folder, [Symbol.asyncDispose]: close }
}

/** The database is not there, or lets nobody in: said with the variable to mend, and without its value. */
function asWrongAddress(error: unknown, url: string): AppError | null {
  if (!isAppError(error) || error.details.reason !== 'database_unreachable') return null
  const { cause } = error
  const code = cause instanceof Error && 'code' in cause ? cause.code : null
  const { host } = new URL(url)
  const what =
    code === '28P01' || code === '28000'
      ? `The PostgreSQL at ${host} refuses the user or password of DATABASE_URL: correct them.`
      : code === '3D000'
        ? `The PostgreSQL at ${host} has no database of the name in DATABASE_URL: create it, or correct the name.`
        : `Nothing answers at ${host}: start the PostgreSQL there, or correct DATABASE_URL.`
  return new AppError('UNAVAILABLE', what, { details: { reason: 'database_address' }, cause })
}

/** As `openDatabase`; where a running server has the folder, its database is used. */
export async function joinDatabase(config: Config, log: Logger): Promise<OpenDatabase> {
  try {
    return await openDatabase(config, log)
  } catch (error) {
    if (!isAppError(error) || error.details.reason !== 'data_folder_in_use') throw error
    const folder = join(config.get(coreEnv).DATA_DIR, 'postgres')
    const url = await readFile(join(folder, 'url'), 'utf8').catch(() => null)
    if (url === null) throw error
    return { url, folder, [Symbol.asyncDispose]: () => Promise.resolve() }
  }
}
