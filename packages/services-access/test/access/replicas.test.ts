import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

import { createTestDatabase } from '@backarch/db/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { createStageContext } from '../../src/testing/access/create-stage.ts'
import { valueAt } from '../../src/testing/access/json-tree.ts'
import { outcomeOf, parse } from '../../src/testing/access/outcome-of.ts'
import { proceduresOf } from '../../src/testing/access/procedure.ts'
import { credentialOf } from '../../src/testing/access/scene.ts'
import { startReplica, type RunningReplica } from '../../src/testing/access/start-replica.ts'
import { createWire, type Wire } from '../../src/testing/access/wire.ts'
import { createTestUser } from '../../src/testing/create-test-user.ts'
import { replicated } from './replicated-feature.ts'

const module = join(import.meta.dirname, 'replicated-feature.ts')
const stack = new AsyncDisposableStack()
afterAll(() => stack.disposeAsync())
const { db, url: databaseUrl } = stack.use(await createTestDatabase())
const ctx = createStageContext(db, replicated, {})

const start = async (name = 'replicated') =>
  stack.use(await startReplica({ module, name, databaseUrl, env: {} }))

let both: readonly [RunningReplica, RunningReplica]
let wire: Wire
beforeAll(async () => {
  both = await Promise.all([start(), start()])
  wire = createWire('replicated', both)
})

/** Calls as one person. */
async function person(over = wire) {
  const { as } = await createTestUser(ctx)
  return (name: string, input: unknown = {}) => {
    const procedure = proceduresOf(replicated.router).find((known) => known.name === name)
    if (!procedure) throw new Error(`There is no procedure ${name}.`)
    return over.send([{ procedure, input }], credentialOf(as))
  }
}

const dataOf = (body: string) => valueAt(parse(body), ['result', 'data', 'json'])

test('whoever calls again calls the other process, whoever else calls meanwhile', async () => {
  const people = await Promise.all(Array.from({ length: 4 }, () => person()))
  const round = () => Promise.all(people.map(async (call) => dataOf((await call('process')).body)))
  const rounds = [await round(), await round(), await round()]
  for (const [at] of people.entries()) {
    const [first, second, third] = rounds.map((pids) => pids[at])
    expect(third).toBe(first)
    expect(new Set([first, second, process.pid]).size).toBe(3)
  }
})

test('what a process keeps to itself is not there at the next call', async () => {
  const call = await person()
  await call('keep', { name: 'Ada' })
  expect([dataOf((await call('kept')).body), dataOf((await call('kept')).body)]).toEqual([
    'nobody',
    'Ada',
  ])
})

test('a failure is known with the answer, however many come at once', async () => {
  const call = await person()
  const replies = await Promise.all(Array.from({ length: 200 }, () => call('fail')))
  expect(replies.map(({ status }) => status)).toEqual(Array.from({ length: 200 }, () => 500))
  expect(replies.filter(({ failure }) => failure?.includes('out of order') !== true)).toEqual([])
  expect((await call('process')).failure).toBeNull()
})

test('a subscription that goes on is left', async () => {
  const reply = await (await person())('watch')
  expect(outcomeOf(reply).code).toBe('ok')
  expect(reply.body).toContain('first')
})

test('a subscription that ends or refuses is read as far as it goes', async () => {
  const call = await person()
  for (let at = 0; at < 20; at += 1) {
    expect((await call('finish')).body).toContain('last')
    const refused = await call('refuse')
    expect(refused.body).toContain('first')
    expect(outcomeOf(refused).code).toBe('NOT_FOUND')
  }
})

test('a call that nobody answers is named, and nobody waits for another', async () => {
  const call = await person(createWire('replicated', both, { answersWithinMs: 300 }))
  const hung = /^No answer after 300 ms: \/v1\/trpc\/replicated.hang/
  await expect(call('hang')).rejects.toThrow(hung)
  await expect(call('process')).rejects.toThrow(hung)
})

test('a process that ends is no refusal', async () => {
  const call = await person(createWire('replicated', [await start()]))
  await expect(call('end')).rejects.toThrow('A replica is gone')
  await expect(call('process')).rejects.toThrow('A replica is gone')
})

test('a module without the feature is said, with its path', async () => {
  await expect(start('another')).rejects.toThrow(`${module} exports no feature named another`)
})

test('a process does not outlive the one that started it, however that ends', async () => {
  const file = join(import.meta.dirname, '../children/hold-replica.ts')
  const parent = spawn(process.execPath, [file, module, 'replicated', databaseUrl])
  const [url] = await once(parent.stdout.setEncoding('utf8'), 'data')
  const answers = () =>
    fetch(String(url)).then(
      () => true,
      () => false,
    )
  expect(await answers()).toBe(true)
  parent.kill('SIGKILL')
  await expect.poll(answers).toBe(false)
})
