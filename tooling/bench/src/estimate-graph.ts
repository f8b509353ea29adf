import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

import { estimateGraph } from '@backarch/features-pricing'
import type { Graph, GraphNode } from '@backarch/services-topology/schemas'

import { type Bench, type Measurement, median, sideBySide } from './measure.ts'

const run = promisify(execFile)

/** In this process, with every price that it needs known from the round before. */
export const estimateNodes: Bench = {
  name: 'estimate-graph',
  title: 'estimating a diagram in process, beside writing the estimate as JSON',
  run: async () => {
    const measurements: Measurement[] = []
    for (const size of [100, 1_000, 10_000, 100_000]) measurements.push(await estimated(size))
    return [...measurements, await openedCatalog()]
  },
}

async function estimated(size: number): Promise<Measurement> {
  const graph = mixedGraph(size)
  const written = estimateGraph(graph)
  const { ours, peer } = await sideBySide(
    size > 10_000 ? 5 : 15,
    () => estimateGraph(graph),
    () => JSON.stringify(written),
  )
  return {
    what: 'nodes',
    size,
    ours: `${ours.toFixed(1)} ms`,
    peer: `${peer.toFixed(1)} ms`,
    figure: ours,
    unit: ' ms',
    ...(size === 10_000 ? { goal: { atMost: 150 } } : {}),
  }
}

/** What people draw: machines, disks, queues and buckets. */
function mixedGraph(size: number): Graph {
  const kinds = [
    { kind: 'aws.ec2-instance', settings: { instanceType: 't3.micro' }, usage: {} },
    { kind: 'aws.ebs-volume', settings: { sizeGb: 100 }, usage: {} },
    { kind: 'aws.sqs-queue', settings: {}, usage: { monthly_requests: 5_000_000 } },
    { kind: 'aws.s3-bucket', settings: {}, usage: { standard: { storage_gb: 500 } } },
  ]
  const nodes = Array.from({ length: size }, (_, i): GraphNode => {
    const { kind, settings, usage } = kinds[i % kinds.length] ?? {
      kind: '',
      settings: {},
      usage: {},
    }
    const place = { region: 'us-east-1', groupId: null, position: { x: 0, y: 0 } }
    return { id: `node-${i}`, kind, name: `Node ${i}`, settings, usage, ...place }
  })
  return { nodes, edges: [], groups: [] }
}

/** What a process waits for the catalog: its first estimate, which opens it, less its second. */
async function openedCatalog(): Promise<Measurement> {
  const graph = JSON.stringify(mixedGraph(4))
  const script = `
    import { estimateGraph } from '@backarch/features-pricing'
    const timed = () => { const start = performance.now(); estimateGraph(${graph}); return performance.now() - start }
    console.log(timed() - timed())`
  const times: number[] = []
  for (let i = 0; i < 5; i++) {
    const args = ['--input-type=module', '-e', script]
    const { stdout } = await run(process.execPath, args, { cwd: import.meta.dirname })
    times.push(Number(stdout))
  }
  const figure = median(times)
  return {
    what: 'the catalog opened',
    ours: `${figure.toFixed(0)} ms`,
    figure,
    unit: ' ms',
    goal: { atMost: 100 },
  }
}
