import { execFile } from 'node:child_process'
import { chmod, chown, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

import { AppError } from '@backarch/core'

import { commandAs, type Account } from './account.ts'
import type { PostgresBinaries } from './binaries.ts'
import { isExecutable, type DataFolder } from './data-folder.ts'

const run = promisify(execFile)

/** The one user of an embedded cluster. */
export const databaseUser = 'backarch'

export interface InitialiseOptions {
  readonly folder: DataFolder
  readonly binaries: PostgresBinaries
  readonly account: Account | null
  /** False for a cluster that need not survive a power cut. */
  readonly durable: boolean
}

/**
 * Creates the cluster: UTF-8, and PostgreSQL's built-in C.UTF-8 locale, so that sorting is the same on every
 * machine and no system locale is needed. Built beside its final place and renamed, so that a crash in between
 * leaves nothing that looks like a cluster.
 */
export async function initialiseCluster(options: InitialiseOptions): Promise<void> {
  const { folder, binaries, account } = options
  for (const binary of [binaries.initdb, binaries.postgres, binaries.pg_ctl]) {
    if (!(await isExecutable(binary))) await chmod(binary, 0o755)
  }
  const building = join(folder.root, 'building')
  await rm(building, { recursive: true, force: true })
  await mkdir(building, { mode: 0o700 })
  const passwordFile = join(building, 'password')
  const cluster = join(building, 'cluster')
  await writeFile(passwordFile, folder.password, { mode: 0o600 })
  if (account !== null) {
    await chown(passwordFile, account.uid, account.gid)
    await chown(building, account.uid, account.gid)
  }
  const words = [
    `--pgdata=${cluster}`,
    `--username=${databaseUser}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
    ...(options.durable ? [] : ['--no-sync']),
  ]
  const { initdb } = binaries
  const { program, args, as } = await commandAs(account, initdb, words, [initdb, cluster])
  try {
    await run(program, args, { ...as, cwd: '/' })
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : ''
    throw new AppError(
      'UNAVAILABLE',
      `PostgreSQL could not be set up in ${folder.root}: ${said.split('\n').at(-1) ?? ''}`,
      { details: { reason: 'postgres_setup' }, cause: error },
    )
  }
  await rename(cluster, folder.cluster)
  await rm(building, { recursive: true, force: true })
}
