import { z } from 'zod'

import { startCanvasRig, type CanvasRig } from './canvas-rig.ts'
import { type Bench, type Measurement, median, sideBySide } from './measure.ts'

const sizes = [100, 1_000, 10_000]
const rounds = 15
/** Several in a row, so that what one side leaves to the garbage collector is mostly counted on that side. */
const callsPerRound = 5

const replySchema = z.object({
  result: z.object({ data: z.object({ json: z.object({ graph: z.unknown() }) }) }),
})

/** The peer neither knows who asks nor finds out: it reads one row by its key and sends it. */
export const canvasOpen: Bench = {
  name: 'canvas-open',
  title:
    'a diagram opened over HTTP, beside bare node:http that reads and sends the same JSON as one text',
  run: async () => {
    await using rig = await startCanvasRig(sizes)
    await rig.db.$executeRaw`CREATE TABLE bench_text (path text PRIMARY KEY, body text NOT NULL)`
    const measurements: Measurement[] = []
    for (const [size, diagramId] of rig.diagrams) {
      measurements.push(...(await opened(rig, size, diagramId)))
    }
    return measurements
  },
}

async function opened(rig: CanvasRig, size: number, diagramId: string): Promise<Measurement[]> {
  const input = encodeURIComponent(JSON.stringify({ json: { orgId: rig.orgId, diagramId } }))
  const url = `${rig.urls.ours}/v1/trpc/canvas.get?input=${input}`
  const reply = replySchema.parse(JSON.parse((await rig.send(url)).toString()))
  const body = JSON.stringify(reply.result.data.json.graph)
  await rig.db.$executeRaw`INSERT INTO bench_text VALUES (${`/${size}`}, ${body})`
  const ours = createReader(rig, url)
  const peer = createReader(rig, `${rig.urls.peer}/${size}`)
  const times = await sideBySide(rounds, ours.read, peer.read)
  const goal = size === 10_000 ? { goal: { atMost: 1.5 } } : {}
  return [
    { ...compared('nodes', times.ours / callsPerRound, times.peer / callsPerRound), size, ...goal },
    { ...compared("the server's CPU, nodes", ours.cpu(), peer.cpu()), size },
  ]
}

function createReader(rig: CanvasRig, url: string) {
  const used: number[] = []
  return {
    read: async (): Promise<void> => {
      const before = await rig.cpu()
      for (let i = 0; i < callsPerRound; i++) await rig.send(url)
      used.push((await rig.cpu()) - before)
    },
    /** Milliseconds a call. */
    cpu: () => median(used) / callsPerRound / 1000,
  }
}

function compared(what: string, ours: number, peer: number) {
  return {
    what,
    ours: `${ours.toFixed(2)} ms`,
    peer: `${peer.toFixed(2)} ms`,
    figure: ours / peer,
  }
}
