import { execFile } from 'node:child_process'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

import { commandAs, type Account } from './account.ts'
import type { PostgresBinaries } from './binaries.ts'
import type { DataFolder } from './data-folder.ts'

const run = promisify(execFile)

/**
 * Ends a server that outlived the process which started it. Whoever calls this holds the folder's lock, so a
 * server that still runs here has no owner.
 */
export async function stopOrphan(
  folder: DataFolder,
  binaries: PostgresBinaries,
  account: Account | null,
): Promise<void> {
  const file = join(folder.cluster, 'postmaster.pid')
  const text = await readFile(file, 'utf8').catch(() => null)
  if (text === null) return
  const pid = Number.parseInt(text, 10)
  if (!Number.isInteger(pid) || pid <= 0) return rm(file, { force: true })
  const command = await commandLine(pid)
  if (command === null) return
  if (!command.includes(folder.cluster)) {
    // The number belongs to another program by now, and PostgreSQL would take that one for a server of its own.
    await writeFile(file, text.replace(/^\d+/, String(process.pid)))
    return
  }
  const words = ['stop', '-D', folder.cluster, '-m', 'fast', '-w', '-t', '60', '-s']
  const paths = [binaries.pg_ctl, folder.cluster]
  const { program, args, as } = await commandAs(account, binaries.pg_ctl, words, paths)
  // It may end by itself in between: then there is nothing to stop, and starting tells whether that is so.
  await run(program, args, { ...as, cwd: '/' }).catch(() => {})
}

/** What a process was started with; null when there is no such process. */
async function commandLine(pid: number): Promise<string | null> {
  if (process.platform === 'linux') {
    const words = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => null)
    return words === null ? null : words.replaceAll('\0', ' ')
  }
  return run('ps', ['-o', 'args=', '-p', String(pid)]).then(
    ({ stdout }) => stdout,
    () => null,
  )
}
