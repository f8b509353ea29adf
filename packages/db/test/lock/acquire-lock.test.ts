import { join } from 'node:path'

import { expect, test } from 'vitest'

import { acquireLock, LockHeldError } from '../../src/lock/acquire-lock.ts'
import { runScript } from '../support/run-script.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

test('a lock is held by one caller at a time, in this process too', async () => {
  await using folder = await temporaryFolder()
  const file = join(folder.path, 'lock')
  const first = await acquireLock(file)
  await expect(acquireLock(file)).rejects.toThrow(LockHeldError)
  first.release()
  const second = await acquireLock(file)
  second.release()
})

test('DU5 of many processes that ask at once exactly one gets the lock', async () => {
  await using folder = await temporaryFolder()
  const file = join(folder.path, 'lock')
  const scripts = Array.from({ length: 4 }, () => runScript('hold-lock', [file]))
  const answers = await Promise.all(scripts.map((script) => script.line()))
  for (const script of scripts) script.child.kill('SIGKILL')
  expect(answers.filter((answer) => answer === 'mine')).toHaveLength(1)
  expect(answers.filter((answer) => answer.includes('is held by'))).toHaveLength(3)
})

test('DU5 a lock that kill -9 left behind is free', async () => {
  await using folder = await temporaryFolder()
  const file = join(folder.path, 'lock')
  const script = runScript('hold-lock', [file])
  expect(await script.line()).toBe('mine')
  await expect(acquireLock(file)).rejects.toThrow(`is held by ${script.child.pid}`)
  script.child.kill('SIGKILL')
  await script.exit
  const lock = await acquireLock(file)
  lock.release()
})

test('a waiting caller gets the lock when it becomes free', async () => {
  await using folder = await temporaryFolder()
  const file = join(folder.path, 'lock')
  const first = await acquireLock(file)
  const second = acquireLock(file, { waitMs: 30_000 })
  first.release()
  const lock = await second
  await expect(acquireLock(file)).rejects.toThrow(LockHeldError)
  lock.release()
})
