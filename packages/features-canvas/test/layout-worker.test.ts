import { ChildProcess, execFile } from 'node:child_process'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { once } from 'node:events'
import { join } from 'node:path'
import { promisify } from 'node:util'

import { isAppError } from '@backarch/core'
import { afterEach, describe, expect, test, vi } from 'vitest'

import { layoutGraph } from '../src/layout/layout-graph.ts'
import { placeElements } from '../src/layout/place-elements.ts'
import { largeGraph, sketch } from './layout-graphs.ts'

const small = sketch({ nodes: ['g0', null], groups: [null], edges: [[0, 1]] })
/** Takes minutes. */
const endless = largeGraph(20_000)
const forever = () => new AbortController().signal

afterEach(() => vi.useRealTimers())

describe('the worker that lays out', () => {
  test('leaves its process free to do other work', async () => {
    // One level, so that it is one piece of work.
    const { edges, ...graph } = largeGraph(500)
    const flat = { edges, groups: [], nodes: graph.nodes.map((n) => ({ ...n, groupId: null })) }
    // Starts the worker.
    await layoutGraph(small, { signal: forever() })
    const beside = await turnsDuring(() => layoutGraph(flat, { signal: forever() }))
    const here = await turnsDuring(() => placeElements(flat))
    expect(beside).toBeGreaterThan(10 * (here + 1))
  })

  test('takes one after another, and gives each caller the answer to its own question', async () => {
    const sizes = [3, 1, 2]
    const answers = await Promise.all(
      sizes.map((size) => layoutGraph(largeGraph(size), { signal: forever() })),
    )
    expect(answers.map((positions) => positions.size)).toEqual(sizes)
  })

  test('stops when the caller goes away, also while waiting, and the next layout works', async () => {
    const [first, second] = [new AbortController(), new AbortController()]
    const running = outcome(layoutGraph(endless, { signal: first.signal }))
    const waiting = outcome(layoutGraph(small, { signal: second.signal }))
    second.abort()
    expect(await waiting).toBe('UNAVAILABLE cancelled')
    first.abort()
    expect(await running).toBe('UNAVAILABLE cancelled')
    expect(await outcome(layoutGraph(small, { signal: first.signal }))).toBe(
      'UNAVAILABLE cancelled',
    )
    expect(await outcome(layoutGraph(small, { signal: forever() }))).toBe('placed 2')
  })

  test('lets thirty-two wait and refuses one more at once', async () => {
    const stop = new AbortController()
    const running = outcome(layoutGraph(endless, { signal: stop.signal }))
    const waiting = Array.from({ length: 32 }, () =>
      outcome(layoutGraph(small, { signal: forever() })),
    )
    const refused = outcome(layoutGraph(small, { signal: forever() }))
    expect(await refused).toBe('UNAVAILABLE too_many_layouts')
    stop.abort()
    expect(await running).toBe('UNAVAILABLE cancelled')
    expect(await Promise.all(waiting)).toEqual(waiting.map(() => 'placed 2'))
    expect(await outcome(layoutGraph(small, { signal: forever() }))).toBe('placed 2')
  })

  test('ends a layout that takes too long, and the next one works', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const slow = outcome(layoutGraph(endless, { signal: forever() }))
    const after = outcome(layoutGraph(small, { signal: forever() }))
    vi.advanceTimersByTime(30_000)
    expect(await slow).toBe('VALIDATION too_complex')
    expect(await after).toBe('placed 2')
  })

  test('is kept for the next layout, and ends when there is none for half a minute', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    // Without a worker from the tests before.
    vi.advanceTimersByTime(30_000)
    const gone = new AbortController()
    const unfinished = outcome(layoutGraph(endless, { signal: gone.signal }))
    gone.abort()
    await unfinished

    const started: ChildProcess[] = []
    const onStart = (message: unknown) => {
      if (typeof message !== 'object' || message === null || !('process' in message)) return
      if (message.process instanceof ChildProcess) started.push(message.process)
    }
    subscribe('child_process', onStart)
    try {
      await layoutGraph(small, { signal: forever() })
      vi.advanceTimersByTime(29_999)
      await layoutGraph(small, { signal: forever() })
      expect(started).toHaveLength(1)
      const ended = Promise.all(started.map((worker) => once(worker, 'exit')))
      vi.advanceTimersByTime(30_000)
      await ended
    } finally {
      unsubscribe('child_process', onStart)
    }
  })

  test('does not keep a process that has nothing else to do', async () => {
    const program = `
      import { layoutGraph } from ${JSON.stringify(join(import.meta.dirname, '../src/layout/layout-graph.ts'))}
      const graph = ${JSON.stringify(small)}
      const positions = await layoutGraph(graph, { signal: new AbortController().signal })
      console.log(positions.size)`
    const options = { timeout: 50_000 }
    const args = ['--input-type=module', '-e', program]
    const { stdout } = await promisify(execFile)(process.execPath, args, options)
    expect(stdout).toBe('2\n')
  })
})

/** How often this process got to something else while the work was done. */
async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
  let turns = 0
  let next = setImmediate(function count() {
    turns++
    next = setImmediate(count)
  })
  await work()
  clearImmediate(next)
  return turns
}

async function outcome(layout: ReturnType<typeof layoutGraph>): Promise<string> {
  try {
    return `placed ${(await layout).size}`
  } catch (error) {
    return isAppError(error) ? `${error.code} ${error.details.reason}` : String(error)
  }
}
