import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { isAppError } from '@backarch/core'
import { Client } from 'pg'
import { afterAll, describe, expect, test } from 'vitest'

import { startPostgres } from '../../src/index.ts'
import { runScript } from '../support/run-script.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows
  } finally {
    await client.end()
  }
}

async function isAlive(pid: number): Promise<boolean> {
  const state = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  return state !== '' && !/\) Z /.test(state)
}

async function serverPid(dataDir: string): Promise<number> {
  return Number.parseInt(await readFile(join(dataDir, 'cluster', 'postmaster.pid'), 'utf8'), 10)
}

async function gone(pid: number): Promise<void> {
  while (await isAlive(pid)) await sleep(20)
}

// Setting a cluster up takes a second, so the tests that can share one do; each leaves it stopped.
const folder = await temporaryFolder()
afterAll(() => folder[Symbol.asyncDispose]())

test('the server keeps its data, is UTF-8 everywhere, and leaves no process', async () => {
  const options = { dataDir: folder.path, durable: false }
  const first = await startPostgres(options)
  await ask(first.url, `CREATE TABLE kept AS SELECT 'žluťoučký 🐘' AS word`)
  const pid = await serverPid(folder.path)
  await first.stop()
  await first.stop()
  expect(await isAlive(pid)).toBe(false)

  await using second = await startPostgres(options)
  expect(await ask(second.url, 'SELECT word FROM kept')).toEqual([{ word: 'žluťoučký 🐘' }])
  const [locale] = await ask(
    second.url,
    `SELECT datlocprovider AS provider, datlocale AS locale, pg_encoding_to_char(encoding) AS encoding,
            current_setting('server_version_num')::int / 10000 AS major
       FROM pg_database WHERE datname = current_database()`,
  )
  expect(locale).toEqual({ provider: 'b', locale: 'C.UTF-8', encoding: 'UTF8', major: 18 })
})

test('the password is random, kept in a file of its owner alone, and needed', async () => {
  await using postgres = await startPostgres({ dataDir: folder.path, durable: false })
  const file = join(folder.path, 'password')
  const password = await readFile(file, 'utf8')
  expect(password).toMatch(/^[\w-]{32}$/)
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  await expect(ask(postgres.url.replace(password, 'guessed'), 'SELECT 1')).rejects.toThrow(
    'password authentication failed',
  )
  expect(await readdir(folder.path)).toEqual([
    'cluster',
    'lock',
    'lock.holder',
    'password',
    'postgres.log',
  ])
})

test('DU5 a second process is refused in one sentence that names the folder and the first', async () => {
  const first = runScript('start-postgres', [folder.path])
  const url = await first.line()
  const second = runScript('start-postgres', [folder.path])
  expect(await second.exit).toBe(1)
  expect(second.complaints()).toBe(
    `The data folder ${folder.path} is in use by process ${first.child.pid}: stop it, or set DATA_DIR to another folder.`,
  )
  expect(await ask(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  first.child.kill('SIGKILL')
  await gone(await serverPid(folder.path).catch(() => 0))
})

test('DU5 a killed owner takes the server with it, and its folder can be used at once', async () => {
  const owner = runScript('start-postgres', [folder.path])
  await ask(await owner.line(), 'CREATE TABLE counted AS SELECT 7 AS seven')
  const pid = await serverPid(folder.path)
  owner.child.kill('SIGKILL')
  await owner.exit
  await using postgres = await startPostgres({ dataDir: folder.path, durable: false })
  expect(await ask(postgres.url, 'SELECT seven FROM counted')).toEqual([{ seven: 7 }])
  await gone(pid)
})

test('a server that lost both its owner and its keeper is stopped by the next start', async () => {
  const owner = runScript('start-postgres', [folder.path])
  await owner.line()
  const pid = await serverPid(folder.path)
  const keeper = Number((await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]?.split(' ')[1])
  // The watcher is the keeper's other child.
  const children = (await readFile(`/proc/${keeper}/task/${keeper}/children`, 'utf8')).trim()
  for (const child of children.split(' ').map(Number)) {
    if (child !== pid) process.kill(child, 'SIGKILL')
  }
  process.kill(keeper, 'SIGKILL')
  owner.child.kill('SIGKILL')
  await owner.exit
  expect(await isAlive(pid)).toBe(true)

  await using postgres = await startPostgres({ dataDir: folder.path, durable: false })
  expect(await isAlive(pid)).toBe(false)
  expect(await ask(postgres.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
})

test.each(['server', 'keeper'])(
  'DU2 a killed %s is started again at the same address, with all its data',
  async (victim) => {
    await using postgres = await startPostgres({ dataDir: folder.path })
    await ask(postgres.url, `CREATE TABLE before_${victim} AS SELECT 1 AS one`)
    const pid = await serverPid(folder.path)
    const parent = await readFile(`/proc/${pid}/stat`, 'utf8')
    const keeper = Number(parent.split(') ')[1]?.split(' ')[1])
    process.kill(victim === 'server' ? pid : keeper, 'SIGKILL')
    const answer = () => ask(postgres.url, `SELECT one FROM before_${victim}`).catch(() => null)
    await gone(pid)
    await expect.poll(answer).toEqual([{ one: 1 }])
    const second = await serverPid(folder.path)
    await postgres.stop()
    await gone(second)
  },
)

test('DU2 stopped while it is being started again, it stays stopped', async () => {
  await using postgres = await startPostgres({ dataDir: folder.path })
  const pid = await serverPid(folder.path)
  process.kill(pid, 'SIGKILL')
  await gone(pid)
  await postgres.stop()
  await using again = await startPostgres({ dataDir: folder.path, durable: false })
  expect(await ask(again.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
})

test('a pid file whose number another program has by now does not stop the start', async () => {
  const options = { dataDir: folder.path, durable: false }
  await (await startPostgres(options)).stop()
  const file = join(folder.path, 'cluster', 'postmaster.pid')
  await writeFile(file, `${process.ppid}\n${join(folder.path, 'cluster')}\n0\n1\n\n\n\nready   \n`)
  await using postgres = await startPostgres(options)
  expect(await ask(postgres.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
})

test('a folder written by another major version is refused by name', async () => {
  await (await startPostgres({ dataDir: folder.path, durable: false })).stop()
  const file = join(folder.path, 'cluster', 'PG_VERSION')
  await writeFile(file, '17\n')
  await expect(startPostgres({ dataDir: folder.path })).rejects.toThrow(
    `The data folder ${folder.path} was written by PostgreSQL 17 and this is 18`,
  )
  await writeFile(file, '18\n')
})

describe('a data folder that cannot be used is one sentence that names it and says what to do', () => {
  const sentence = (dataDir: string) =>
    startPostgres({ dataDir }).then(
      () => 'started',
      (error: unknown) => (isAppError(error) ? error.message : String(error)),
    )
  const todo = 'let this user write to it, or set DATA_DIR to another folder.'

  test('a file where a folder should be, and a folder below a file', async () => {
    await using parent = await temporaryFolder()
    const file = join(parent.path, 'file')
    await writeFile(file, '')
    expect(await sentence(file)).toBe(`The data folder ${file} cannot be used (EEXIST): ${todo}`)
    const below = join(file, 'data')
    expect(await sentence(below)).toBe(`The data folder ${below} cannot be used (ENOTDIR): ${todo}`)
  })

  test('a lock that is something else', async () => {
    await using parent = await temporaryFolder()
    await writeFile(join(parent.path, 'lock'), 'nothing of ours '.repeat(400))
    expect(await sentence(parent.path)).toBe(
      `The data folder ${parent.path} cannot be used (file is not a database): ${todo}`,
    )
  })

  test('a password that is not the one it was made with', async () => {
    await (await startPostgres({ dataDir: folder.path })).stop()
    const file = join(folder.path, 'password')
    const password = await readFile(file, 'utf8')
    await writeFile(file, 'another')
    expect(await sentence(folder.path)).toBe(
      `The password in ${file} is not the one this database was made with: put that one back, or set DATA_DIR to another folder.`,
    )
    await writeFile(file, password)
    await using postgres = await startPostgres({ dataDir: folder.path })
    expect(await ask(postgres.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  })
})

test('below a folder that only its owner may enter, a set-up that was killed half-way is begun again', async () => {
  await using parent = await temporaryFolder()
  await chmod(parent.path, 0o700)
  const dataDir = join(parent.path, 'deep', 'data')
  await mkdir(dataDir, { recursive: true })
  await writeFile(join(dataDir, 'password'), '')
  await writeFile(join(dataDir, 'building'), 'half of a cluster')
  await using postgres = await startPostgres({ dataDir, durable: false })
  expect(await ask(postgres.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
})

test('DU1 what was acknowledged before kill -9 is there afterwards, and nothing twice', async () => {
  let next = 0
  for (let round = 0; round < 2; round++) {
    const writer = runScript('write-rows', [folder.path, String(next)])
    for (let count = 0; count < 50; count++) next = Number(await writer.line()) + 1
    writer.child.kill('SIGKILL')
    await writer.exit
    // Lines that were under way when it died are acknowledgements too.
    for await (const line of writer.rest) next = Number(line) + 1
    await using postgres = await startPostgres({ dataDir: folder.path })
    const rows = await ask(postgres.url, 'SELECT id FROM acknowledged ORDER BY id')
    expect(rows.slice(0, next).map(({ id }) => id)).toEqual(
      Array.from({ length: next }, (_, id) => id),
    )
    // One row may have been stored whose acknowledgement never left.
    expect(rows.length - next).toBeLessThanOrEqual(1)
    next = rows.length
  }
})
