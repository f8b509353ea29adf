import { execFile } from 'node:child_process'
import { readFile, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { promisify } from 'node:util'

import { AppError } from '@backarch/core'

const run = promisify(execFile)

/** As whom PostgreSQL's programs run: null is this process's own user. PostgreSQL refuses to be root. */
export interface Account {
  readonly uid: number
  readonly gid: number
}

export async function postgresAccount(): Promise<Account | null> {
  if (process.getuid?.() !== 0) return null
  const existing = await lookUp('postgres')
  if (existing !== null) return existing
  const attempts: readonly [string, readonly string[]][] = [
    ['useradd', ['--system', '--user-group', '--no-create-home', 'postgres']],
    ['adduser', ['-S', '-D', '-H', 'postgres']],
  ]
  for (const [program, words] of attempts) {
    await run(program, words).catch(() => {})
    const created = await lookUp('postgres')
    if (created !== null) return created
  }
  throw new AppError(
    'UNAVAILABLE',
    'PostgreSQL refuses to run as root and no user "postgres" could be created: start as a normal user, or set DATABASE_URL.',
    { details: { reason: 'postgres_root' } },
  )
}

async function lookUp(user: string): Promise<Account | null> {
  const accounts = await readFile('/etc/passwd', 'utf8')
  const [, , uid, gid] =
    accounts
      .split('\n')
      .find((line) => line.startsWith(`${user}:`))
      ?.split(':') ?? []
  return uid === undefined || gid === undefined ? null : { uid: Number(uid), gid: Number(gid) }
}

/** A program, its words, and the user it is started as. */
export interface Command {
  readonly program: string
  readonly args: readonly string[]
  readonly as: Partial<Account>
}

/**
 * How to start `program` as `account`. An account that may not enter one of the folders above
 * `paths` (root's home, a private temporary folder) is given the capability to pass through them.
 * Throws UNAVAILABLE naming the folder when the system has no `setpriv` for that.
 */
export async function commandAs(
  account: Account | null,
  program: string,
  args: readonly string[],
  paths: readonly string[],
): Promise<Command> {
  if (account === null) return { program, args, as: {} }
  const barred = await firstBarred(account, paths)
  if (barred === null) return { program, args, as: { uid: account.uid, gid: account.gid } }
  const passing = [
    `--reuid=${account.uid}`,
    `--regid=${account.gid}`,
    '--clear-groups',
    // Without it access(2), with which initdb looks for its neighbours, does not count the capability.
    '--securebits=+no_setuid_fixup',
    '--inh-caps=+dac_override',
    '--ambient-caps=+dac_override',
    '--',
  ]
  await run('setpriv', [...passing, 'true']).catch((cause: unknown) => {
    throw new AppError(
      'UNAVAILABLE',
      `PostgreSQL runs as the user postgres, who may not enter ${barred}: allow it (chmod o+x), start as a normal user, or set DATABASE_URL.`,
      { details: { reason: 'postgres_root' }, cause },
    )
  })
  return { program: 'setpriv', args: [...passing, program, ...args], as: {} }
}

async function firstBarred(account: Account, paths: readonly string[]): Promise<string | null> {
  for (const path of paths) {
    for (let folder = dirname(path); ; folder = dirname(folder)) {
      const { uid, gid, mode } = await stat(folder)
      const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001
      if ((mode & bit) === 0) return folder
      if (folder === dirname(folder)) break
    }
  }
  return null
}
