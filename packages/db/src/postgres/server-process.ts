import { spawn, type ChildProcess } from 'node:child_process'
import { open, readFile } from 'node:fs/promises'
import { createServer, Socket } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { AppError } from '@backarch/core'

import { commandAs, type Account } from './account.ts'
import type { PostgresBinaries } from './binaries.ts'
import type { DataFolder } from './data-folder.ts'

export interface ServerProcess {
  readonly port: number
  /** Settles when the server has ended, asked or not. */
  readonly ended: Promise<unknown>
  stop(): Promise<void>
}

export interface ServerOptions {
  readonly folder: DataFolder
  readonly binaries: PostgresBinaries
  readonly account: Account | null
  readonly port?: number | undefined
  /** Server settings, as `name: value`. */
  readonly settings: Readonly<Record<string, string>>
}

// Waits for the server, and for the end of standard input: the kernel closes that when the parent dies,
// however it dies, and the server is then told to end as well (INT: break connections, keep the data).
// PostgreSQL takes a pid file that names its grandparent for a stale one; see stopOrphan.
const keeper = `
PG_GRANDPARENT_PID=$1; export PG_GRANDPARENT_PID; shift
exec 3<&0
"$@" </dev/null 3<&- &
server=$!
{ while read -r _ <&3; do :; done; kill -INT "$server"; } 2>/dev/null &
watcher=$!
exec 3<&-
wait "$server"
kill "$watcher" 2>/dev/null
`

/** Starts the server on the loopback interface and waits until it accepts connections. */
export async function startServer(options: ServerOptions): Promise<ServerProcess> {
  for (let attempt = 1; ; attempt++) {
    const port = options.port ?? (await freePort())
    const started = await tryStart(options, port)
    if (started !== null) return started
    const said = (await readFile(options.folder.log, 'utf8').catch(() => '')).trim()
    // Somebody may take the port between the look and the start.
    if (options.port === undefined && attempt < 5 && said.includes('could not bind')) continue
    const reason =
      said.split('\n').find((line) => line.includes('FATAL')) ?? said.split('\n').at(-1)
    throw new AppError(
      'UNAVAILABLE',
      `PostgreSQL did not start in ${options.folder.root}: ${reason ?? 'it said nothing'}`,
      { details: { reason: 'postgres_start' } },
    )
  }
}

async function tryStart(options: ServerOptions, port: number): Promise<ServerProcess | null> {
  const { folder, binaries, account } = options
  const settings = Object.entries({ ...options.settings, port: String(port) })
  const { program, args, as } = await commandAs(
    account,
    '/bin/sh',
    [
      '-c',
      keeper,
      'postgres',
      String(process.pid),
      binaries.postgres,
      '-D',
      folder.cluster,
      ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    [binaries.postgres, folder.cluster],
  )
  const before = await readPidFile(folder.cluster)
  const log = await open(folder.log, 'w', 0o600)
  const child = spawn(program, args, {
    ...as,
    cwd: '/',
    stdio: ['pipe', 'ignore', log.fd],
    // A session of its own: Ctrl-C in the terminal must reach this process first, which ends its requests.
    detached: true,
  })
  await log.close()
  const ended = new Promise<'ended'>((done) => {
    child.once('exit', () => done('ended'))
    child.once('error', () => done('ended'))
  })
  // Neither keeps this process running: when it ends, the server ends with it.
  child.unref()
  const lifeline = child.stdin
  lifeline?.on('error', () => {})
  if (lifeline instanceof Socket) lifeline.unref()
  for (;;) {
    if (await acceptsConnections(folder.cluster, port, before[0])) {
      return { port, ended, stop: () => stopServer(child, ended) }
    }
    if ((await Promise.race([sleep(10), ended])) === 'ended') return null
  }
}

/**
 * The server writes its state into its pid file, which is also what `pg_ctl --wait` looks at. One that was killed
 * leaves its own behind, so `before` names the process it spoke of until now.
 */
async function acceptsConnections(
  cluster: string,
  port: number,
  before: string | undefined,
): Promise<boolean> {
  const lines = await readPidFile(cluster)
  return lines[0] !== before && lines[3] === String(port) && lines[7]?.trim() === 'ready'
}

async function readPidFile(cluster: string): Promise<string[]> {
  return (await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
}

async function stopServer(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  child.ref()
  child.stdin?.end()
  await ended
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((done, fail) => {
    probe.once('error', fail)
    probe.listen(0, '127.0.0.1', done)
  })
  const address = probe.address()
  await new Promise((done) => probe.close(done))
  if (address === null || typeof address === 'string') throw new Error('no port was given')
  return address.port
}
