import { randomUUID } from 'node:crypto'

import { z } from 'zod'

import { startCanvasRig, type CanvasRig } from './canvas-rig.ts'
import { type Bench, type Measurement, sideBySide } from './measure.ts'

const smallest = 100
const sizes = [smallest, 1_000, 10_000]
const rounds = 61

/** What a person does, `i` being 1, 2, 3 and so on. */
const edits: Readonly<Record<string, (i: number) => readonly object[]>> = {
  'a move': (i) => [{ op: 'move', id: `node-${i % smallest}`, position: { x: i, y: i } }],
  settings: (i) => [
    {
      op: 'setSettings',
      id: `node-${i % smallest}`,
      set: { fifo: (Math.floor(i / smallest) + i) % 2 === 1 },
    },
  ],
  'a node and its edge': (i) => [
    {
      op: 'addNode',
      node: {
        id: `added-${i}`,
        kind: 'aws.sqs-queue',
        name: `Queue ${i}`,
        settings: {},
        usage: { monthly_requests: i },
        region: 'us-east-1',
        groupId: 'group-0',
        position: { x: i, y: 0 },
      },
    },
    {
      op: 'addEdge',
      edge: {
        id: `added-edge-${i}`,
        from: `node-${i % smallest}`,
        to: `added-${i}`,
        protocol: 'sqs',
        mode: 'async',
        volume: null,
      },
    },
  ],
}

const replySchema = z.object({
  result: z.object({ data: z.object({ json: z.object({ version: z.number() }) }) }),
})

/** An edit reads and writes what it touches, so it must cost the same however large the rest is. */
export const canvasEdit: Bench = {
  name: 'canvas-edit',
  title: `one edit over HTTP, beside the same edit of a diagram of ${smallest} nodes`,
  run: async () => {
    await using rig = await startCanvasRig(sizes)
    const measurements: Measurement[] = []
    for (const [what, operations] of Object.entries(edits)) {
      const editorOf = (size: number) => createEditor(rig, size, operations)
      const small = editorOf(smallest)
      for (const size of sizes) {
        const { ours, peer } = await sideBySide(
          rounds,
          size === smallest ? small : editorOf(size),
          small,
        )
        const shown = { what: `${what}, nodes`, size, ours: `${ours.toFixed(2)} ms` }
        measurements.push(
          size === smallest
            ? { ...shown, figure: ours, unit: ' ms', goal: { atMost: 20 } }
            : {
                ...shown,
                peer: `${peer.toFixed(2)} ms`,
                figure: ours / peer,
                goal: { atMost: 1.2 },
              },
        )
      }
    }
    return measurements
  },
}

function createEditor(
  { orgId, diagrams, urls, send }: CanvasRig,
  size: number,
  operations: (i: number) => readonly object[],
): () => Promise<void> {
  let baseVersion = 1
  let made = 0
  return async () => {
    const edit = {
      orgId,
      diagramId: diagrams.get(size),
      baseVersion,
      operations: operations(++made),
      idempotencyKey: randomUUID(),
    }
    const reply = await send(`${urls.ours}/v1/trpc/canvas.edit`, { json: edit })
    baseVersion = replySchema.parse(JSON.parse(reply.toString())).result.data.json.version
  }
}
