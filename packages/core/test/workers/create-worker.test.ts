import { createWorker, type WorkerFault } from '@backarch/core'
import { describe, expect, test } from 'vitest'

const never = new AbortController().signal

function echo(options: { readonly mostWaiting?: number; readonly timeLimitMs?: number } = {}) {
  return createWorker<string, string>({
    program: new URL('./obeying-worker.ts', import.meta.url),
    timeLimitMs: 20_000,
    memoryLimitMb: 16,
    refuse: (fault: WorkerFault) => new Error(fault),
    ...options,
  })
}

describe('a worker', () => {
  test('answers in the order of the questions', async () => {
    const worker = echo()
    const answered: string[] = []
    const ask = async (what: string) => answered.push(await worker.ask(what, never))
    await Promise.all(['a', 'b', 'c'].map(ask))
    expect(answered).toEqual(['a', 'b', 'c'])
  })

  test('knows nothing of the process’s environment', async () => {
    expect(await echo().ask('environment', never)).toBe('none')
  })

  test.each([
    ['throw', 'ended'],
    ['exit', 'ended'],
    ['grow', 'out of memory'],
  ])('that does %s is %s, and the next question has another', async (what, fault) => {
    const worker = echo()
    const [spoiled, next] = await Promise.allSettled([
      worker.ask(what, never),
      worker.ask('next', never),
    ])
    expect(spoiled).toMatchObject({ status: 'rejected', reason: { message: fault } })
    expect(next).toEqual({ status: 'fulfilled', value: 'next' })
  })

  test('that is out of memory takes nothing along, however often', async () => {
    const worker = echo()
    const asked = Array.from({ length: 12 }, () => worker.ask('grow', never))
    const outcomes = await Promise.allSettled(asked)
    for (const outcome of outcomes)
      expect(outcome).toMatchObject({ status: 'rejected', reason: { message: 'out of memory' } })
  })

  test('that takes too long is stopped, and the next question has another', async () => {
    // Long enough for a worker to start on a busy machine.
    const worker = echo({ timeLimitMs: 3_000 })
    await expect(worker.ask('hang', never)).rejects.toThrow('too slow')
    expect(await worker.ask('next', never)).toBe('next')
  })

  test('is left by who is gone, before their turn and during it', async () => {
    const worker = echo()
    const [busy, waiting] = [new AbortController(), new AbortController()]
    const hung = worker.ask('hang', busy.signal)
    const left = worker.ask('left', waiting.signal)
    const stayed = worker.ask('stayed', never)
    waiting.abort()
    await expect(left).rejects.toThrow('cancelled')
    busy.abort()
    await expect(hung).rejects.toThrow('cancelled')
    expect(await stayed).toBe('stayed')
    await expect(worker.ask('late', busy.signal)).rejects.toThrow('cancelled')
  })

  test('has a line that is only so long', async () => {
    const worker = echo({ mostWaiting: 1 })
    const asked = ['a', 'b', 'c'].map((what) => worker.ask(what, never))
    const outcomes = await Promise.allSettled(asked)
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected'])
    expect(outcomes[2]).toMatchObject({ reason: { message: 'too many' } })
  })

  test('is replaced after an answer that spoils it', async () => {
    const worker = createWorker<string, string>({
      program: new URL('./counting-worker.ts', import.meta.url),
      timeLimitMs: 20_000,
      memoryLimitMb: 16,
      spoils: (reply) => reply === '2',
      refuse: (fault) => new Error(fault),
    })
    worker.prepare()
    const replies = []
    for (let at = 0; at < 3; at += 1) replies.push(await worker.ask('count', never))
    expect(replies).toEqual(['1', '2', '1'])
  })
})
