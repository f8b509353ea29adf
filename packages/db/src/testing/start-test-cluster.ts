import { mkdtemp, readdir, rm, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { acquireLock } from '../lock/acquire-lock.ts'
import { startPostgres } from '../postgres/start-postgres.ts'

export interface TestCluster extends AsyncDisposable {
  /** Of the maintenance database; what `BACKARCH_TEST_POSTGRES_URL` is set to. */
  readonly url: string
  /** Ends the server and removes its folder. May be called twice. */
  stop(): Promise<void>
}

const prefix = 'backarch-test-'
const oneGigabyte = 2 ** 30

/**
 * Starts one PostgreSQL for a whole test run, in memory where the machine has room for it, with every promise
 * of durability off. It ends with this process even when that is killed; its folder is then removed by the
 * next run.
 */
export async function startTestCluster(): Promise<TestCluster> {
  const parent = await fastestFolder()
  await removeLeftovers(parent)
  const folder = await mkdtemp(join(parent, prefix))
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true })
  try {
    const postgres = await startPostgres({
      dataDir: folder,
      durable: false,
      settings: { max_connections: '300' },
    })
    const stop = async (): Promise<void> => {
      await postgres.stop()
      await remove()
    }
    return { url: postgres.url, stop, [Symbol.asyncDispose]: stop }
  } catch (error) {
    await remove()
    throw error
  }
}

async function fastestFolder(): Promise<string> {
  const memory = await statfs('/dev/shm').catch(() => null)
  const hasRoom = memory !== null && memory.bavail * memory.bsize > oneGigabyte
  return hasRoom ? '/dev/shm' : tmpdir()
}

/** A folder whose lock nobody holds belonged to a run that was killed. */
async function removeLeftovers(parent: string): Promise<void> {
  const names = (await readdir(parent)).filter((name) => name.startsWith(prefix))
  for (const name of names) {
    const folder = join(parent, name)
    const inside: readonly string[] = await readdir(folder).catch(() => [])
    if (!inside.includes('lock')) continue
    const lock = await acquireLock(join(folder, 'lock')).catch(() => null)
    if (lock === null) continue
    await rm(folder, { recursive: true, force: true }).catch(() => {})
    lock.release()
  }
}
