import { lookup } from 'node:dns/promises'
import { stat } from 'node:fs/promises'
import { availableParallelism } from 'node:os'

import { hash as argon2 } from '@node-rs/argon2'
import { expect, test } from 'vitest'

import { AppError, hashPassword, passwordLoad, verifyPassword } from '../src/index.ts'
import { createGate } from '../src/security/gate.ts'

test('a password fits its own hash only, and two hashes of it differ', async () => {
  const [one, two] = await Promise.all([
    hashPassword('correct horse'),
    hashPassword('correct horse'),
  ])
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/)
  expect(one).not.toBe(two)
  expect(await verifyPassword('correct horse', one)).toEqual({ ok: true, needsRehash: false })
  expect(await verifyPassword('correct horsf', one)).toEqual({ ok: false, needsRehash: false })
})

test('PW3 composed and decomposed letters are one password; nothing is trimmed or cut', async () => {
  const hash = await hashPassword('p\u00e4ssword')
  expect((await verifyPassword('pa\u0308ssword', hash)).ok).toBe(true)
  expect((await verifyPassword('password', hash)).ok).toBe(false)
  const long = 'x'.repeat(72)
  const pairs = [
    [`${long}a`, `${long}b`],
    ['before\0after', 'before\0other'],
    ['before\0after', 'before'],
    [' padded ', 'padded'],
    ['ﬁne', 'fine'],
    ['Case', 'case'],
  ] as const
  for (const [one, other] of pairs) {
    const stored = await hashPassword(one)
    expect((await verifyPassword(one, stored)).ok).toBe(true)
    expect((await verifyPassword(other, stored)).ok).toBe(false)
  }
})

test('PW3 half a surrogate pair is no password: every such text would fit every other', async () => {
  await expect(hashPassword('x\ud800')).rejects.toBeInstanceOf(AppError)
  const hash = await hashPassword('x\ufffd')
  expect(await verifyPassword('x\ud800', hash)).toEqual({ ok: false, needsRehash: false })
})

test('PW4 without a hash the same work is done, and no password fits', async () => {
  for (const password of ['', 'x', 'correct horse']) {
    expect(await verifyPassword(password, undefined)).toEqual({ ok: false, needsRehash: false })
  }
})

test('PW5 many checks at once wait for one another, and all are answered', async () => {
  const stored = await hashPassword('correct horse')
  const passwords = Array.from({ length: 40 }, (_, index) =>
    index % 2 ? 'wrong' : 'correct horse',
  )
  const pending = Promise.all(passwords.map((password) => verifyPassword(password, stored)))
  await expect.poll(() => passwordLoad().waiting).toBeGreaterThan(0)
  expect(passwordLoad().running).toBeLessThanOrEqual(Math.min(3, availableParallelism()))
  // Files and DNS share the threads of hashing: both answer while hashes still wait.
  await Promise.all([stat(import.meta.filename), lookup('localhost')])
  expect(passwordLoad().waiting).toBeGreaterThan(0)
  const answers = await pending
  expect(passwordLoad()).toEqual({ running: 0, waiting: 0 })
  expect(answers.map(({ ok }) => ok)).toEqual(passwords.map((password) => password !== 'wrong'))
})

test('PW5 the gate runs in order, never more than its number, and refuses when too many wait', async () => {
  const gate = createGate({ running: 2, waiting: 3, refuse: () => new Error('full') })
  const started: number[] = []
  const finish: (() => void)[] = []
  let running = 0
  const task = (index: number) => async () => {
    running += 1
    expect(running).toBeLessThanOrEqual(2)
    started.push(index)
    await new Promise<void>((resolve) => finish.push(resolve))
    running -= 1
    if (index === 1) throw new Error('task 1 failed')
    return index
  }
  const results = Promise.allSettled([0, 1, 2, 3, 4, 5].map((index) => gate.run(task(index))))
  for (let done = 0; done < 5; done += 1) {
    await expect.poll(() => finish.length).toBeGreaterThan(done)
    finish[done]?.()
  }
  expect(
    (await results).map((result) => ('value' in result ? result.value : String(result.reason))),
  ).toEqual([0, 'Error: task 1 failed', 2, 3, 4, 'Error: full'])
  expect(started).toEqual([0, 1, 2, 3, 4])
  expect(await gate.run(() => Promise.resolve('free again'))).toBe('free again')
})

test('PW5 who leaves before it is their turn makes room and does no work; who is being served is served', async () => {
  const gate = createGate({ running: 1, waiting: 2, refuse: () => new Error('full') })
  const callers = Array.from({ length: 4 }, () => new AbortController())
  const served: number[] = []
  const doors = callers.map(() => Promise.withResolvers<void>())
  const come = (index: number) =>
    gate.run(async () => {
      served.push(index)
      await doors[index]?.promise
      return index
    }, callers[index]?.signal)
  const first = come(0)
  const second = come(1)
  const third = come(2)
  await expect(come(3)).rejects.toThrow('full')
  expect(gate.load()).toEqual({ running: 1, waiting: 2 })
  callers[1]?.abort()
  await expect(second).rejects.toMatchObject({
    code: 'UNAVAILABLE',
    details: { reason: 'caller_left' },
  })
  expect(gate.load()).toEqual({ running: 1, waiting: 1 })
  const late = come(3)
  callers[0]?.abort()
  doors[0]?.resolve()
  expect(await first).toBe(0)
  await expect.poll(() => served).toEqual([0, 2])
  callers[2]?.abort()
  expect(gate.load()).toEqual({ running: 1, waiting: 1 })
  for (const door of doors) door.resolve()
  expect(await Promise.all([first, third, late])).toEqual([0, 2, 3])
  await expect(come(1)).rejects.toMatchObject({ details: { reason: 'caller_left' } })
  expect(served).toEqual([0, 2, 3])
  expect(gate.load()).toEqual({ running: 0, waiting: 0 })
})

test('PW5 a caller who left has no password hashed or checked', async () => {
  const signal = AbortSignal.abort()
  const left = { code: 'UNAVAILABLE', details: { reason: 'caller_left' } }
  await expect(hashPassword('correct horse', { signal })).rejects.toMatchObject(left)
  await expect(verifyPassword('correct horse', undefined, { signal })).rejects.toMatchObject(left)
  expect(passwordLoad()).toEqual({ running: 0, waiting: 0 })
})

test('PW6 a hash of other parameters still fits, and asks to be made anew', async () => {
  const older = [
    { memoryCost: 4096, timeCost: 2, parallelism: 1 },
    { memoryCost: 19_456, timeCost: 1, parallelism: 1 },
    { memoryCost: 19_456, timeCost: 2, parallelism: 2 },
    { algorithm: 1, memoryCost: 19_456, timeCost: 2, parallelism: 1 },
    { outputLen: 16, memoryCost: 19_456, timeCost: 2, parallelism: 1 },
  ]
  for (const options of older) {
    const stored = await argon2('correct horse', options)
    expect(await verifyPassword('correct horse', stored)).toEqual({ ok: true, needsRehash: true })
    expect(await verifyPassword('wrong', stored)).toEqual({ ok: false, needsRehash: false })
  }
})

test('a stored hash that is none fails loudly, without the password', async () => {
  const error = await verifyPassword('Canary-72', 'not-a-hash').catch((cause: unknown) => cause)
  expect(error).toBeInstanceOf(Error)
  expect(String(error)).not.toContain('Canary-72')
})
