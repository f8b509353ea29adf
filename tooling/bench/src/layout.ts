import { monitorEventLoopDelay, performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'

import { layoutGraph } from '@backarch/features-canvas'
import type { Graph } from '@backarch/services-topology/schemas'

import { type Bench, type Measurement, median } from './measure.ts'

const { signal } = new AbortController()

/** How long a diagram takes to lay itself out, and how long everything else in the process waits meanwhile. */
export const layout: Bench = {
  name: 'layout',
  title: 'a diagram laid out in its worker; beside it, the longest wait of the process that asked',
  run: async () => {
    const started = await timed(() => layoutGraph(imported(100), { signal }))
    const first: Measurement = {
      what: 'nodes, first of a worker',
      size: 100,
      ours: `${started.toFixed(0)} ms`,
      figure: started / 1000,
      unit: ' s',
    }
    const measurements = [first]
    for (const [size, runs] of [
      [100, 7],
      [500, 7],
      [2_000, 3],
    ] as const) {
      measurements.push(...(await laidOut(size, runs)))
    }
    return measurements
  },
}

async function laidOut(size: number, runs: number): Promise<Measurement[]> {
  const graph = imported(size)
  const times: number[] = []
  const waits: number[] = []
  const idleWaits: number[] = []
  for (let i = 0; i < runs; i++) {
    const busy = await withLongestWait(() => layoutGraph(graph, { signal }))
    const idle = await withLongestWait(() => sleep(busy.time))
    times.push(busy.time)
    waits.push(busy.wait)
    idleWaits.push(idle.wait)
  }
  const time = median(times)
  const wait = median(waits)
  return [
    {
      what: 'nodes',
      size,
      ours: `${time.toFixed(0)} ms`,
      figure: time / 1000,
      unit: ' s',
      ...(size === 500 ? { goal: { atMost: 2 } } : {}),
    },
    {
      what: 'longest wait meanwhile; peer: at rest',
      size,
      ours: `${wait.toFixed(1)} ms`,
      peer: `${median(idleWaits).toFixed(1)} ms`,
      figure: wait,
      unit: ' ms',
    },
  ]
}

async function withLongestWait(work: () => Promise<unknown>) {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const time = await timed(work)
  delay.disable()
  return { time, wait: delay.max / 1e6 }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** As an import is: groups of twenty, most calls within one, a few to any other. */
function imported(size: number): Graph {
  let state = 1
  const next = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  const groups = Array.from({ length: Math.ceil(size / 20) }, (_, i) => ({
    id: `group-${i}`,
    kind: 'subnet' as const,
    name: `Subnet ${i}`,
    parentId: null,
    settings: {},
  }))
  const nodes = Array.from({ length: size }, (_, i) => ({
    id: `node-${i}`,
    kind: 'aws.sqs-queue',
    name: `Queue ${i}`,
    settings: {},
    usage: {},
    region: null,
    groupId: `group-${Math.floor(i / 20)}`,
    position: { x: 0, y: 0 },
  }))
  const edges = Array.from({ length: Math.floor(size * 1.2) }, (_, i) => {
    const from = next(size)
    const to = next(10) < 7 ? from - (from % 20) + next(20) : next(size)
    return {
      id: `edge-${i}`,
      from: `node-${from}`,
      to: `node-${Math.min(to, size - 1)}`,
      protocol: null,
      mode: 'sync' as const,
      volume: null,
    }
  })
  return { nodes, edges, groups }
}
