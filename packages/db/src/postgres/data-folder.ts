import { randomBytes } from 'node:crypto'
import { chmod, mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'

import { AppError, isAppError } from '@backarch/core'

import { acquireLock, LockHeldError, type Lock } from '../lock/acquire-lock.ts'

/** Where one embedded cluster lives. */
export interface DataFolder {
  readonly root: string
  /** PostgreSQL's own folder. */
  readonly cluster: string
  readonly log: string
  /** Password of the one database user; random, and kept in a file only its owner may read. */
  readonly password: string
  readonly lock: Lock
}

/**
 * Makes the folder and takes it for this process. Throws CONFLICT (`data_folder_in_use`), naming the folder
 * and the process that has it, when another one does.
 */
export async function takeDataFolder(dataDir: string): Promise<DataFolder> {
  const root = resolve(dataDir)
  await mkdir(root, { recursive: true })
  // As root, PostgreSQL is another user and must pass through; nothing here but the cluster is its to read.
  await chmod(root, process.getuid?.() === 0 ? 0o711 : 0o700)
  const lock = await lockFolder(root)
  try {
    const password = await readOrMakePassword(join(root, 'password'))
    return { root, cluster: join(root, 'cluster'), log: join(root, 'postgres.log'), password, lock }
  } catch (error) {
    lock.release()
    throw error
  }
}

async function lockFolder(root: string): Promise<Lock> {
  try {
    return await acquireLock(join(root, 'lock'))
  } catch (error) {
    if (!(error instanceof LockHeldError)) throw error
    const who = error.holder === null ? 'another process' : `process ${error.holder}`
    throw new AppError(
      'CONFLICT',
      `The data folder ${root} is in use by ${who}: stop it, or set DATA_DIR to another folder.`,
      {
        details: { reason: 'data_folder_in_use', folder: root, pid: Number(error.holder) || null },
      },
    )
  }
}

async function readOrMakePassword(file: string): Promise<string> {
  const known = await readFile(file, 'utf8').catch(() => null)
  if (known !== null && known.length > 0) return known
  const password = randomBytes(24).toString('base64url')
  await writeFile(file, password, { mode: 0o600 })
  return password
}

/** A failure of the disk, or of what lies on it, in words for whoever chose the folder. */
export function asFolderFailure(error: unknown, dataDir: string): unknown {
  if (isAppError(error) || !(error instanceof Error)) return error
  const isSystem =
    'path' in error &&
    'code' in error &&
    'syscall' in error &&
    !String(error.syscall).startsWith('spawn')
  const isLock = 'errstr' in error
  if (!isSystem && !isLock) return error
  const what = String(isLock ? error.errstr : error.code)
  return new AppError(
    'UNAVAILABLE',
    `The data folder ${resolve(dataDir)} cannot be used (${what}): let this user write to it, or set DATA_DIR to another folder.`,
    { details: { reason: 'data_folder_unusable' }, cause: error },
  )
}

/** PostgreSQL reads its folder only in the major version that wrote it. */
export async function hasCluster(folder: DataFolder, major: string): Promise<boolean> {
  const version = await readFile(join(folder.cluster, 'PG_VERSION'), 'utf8').catch(() => null)
  if (version === null) return false
  if (version.trim() === major) return true
  throw new AppError(
    'UNAVAILABLE',
    `The data folder ${folder.root} was written by PostgreSQL ${version.trim()} and this is ${major}: dump it with the old version and restore it, or set DATA_DIR to another folder.`,
    { details: { reason: 'data_folder_version' } },
  )
}

export async function isExecutable(file: string): Promise<boolean> {
  return ((await stat(file)).mode & 0o111) === 0o111
}
