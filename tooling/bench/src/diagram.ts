import { transformer } from '@backarch/api/transformer'
import { deserialize, serialize } from 'superjson'

import { type Bench, type Measurement, sideBySide } from './measure.ts'
import { syntheticGraph } from './synthetic-graph.ts'

/** What the wire adds to a diagram over JSON alone; beside it, what superjson alone would add. */
export const diagram: Bench = {
  name: 'diagram',
  title: 'writing and reading a diagram on the wire, beside JSON alone',
  run: async () => {
    const measurements: Measurement[] = []
    for (const size of [100, 1_000]) measurements.push(await onTheWire(size, ours))
    measurements.push(await onTheWire(10_000, ours, 1.5))
    measurements.push(await onTheWire(10_000, plainSuperjson))
    return measurements
  },
}

interface Wire {
  readonly name: string
  readonly write: (value: unknown) => string
  readonly read: (text: string) => unknown
}

const ours: Wire = {
  name: 'nodes',
  write: (value) => JSON.stringify(transformer.output.serialize(value)),
  read: (text) => transformer.output.deserialize(JSON.parse(text)),
}

const plainSuperjson: Wire = {
  name: 'superjson alone, nodes',
  write: (value) => JSON.stringify(serialize(value)),
  read: (text) => deserialize(JSON.parse(text)),
}

async function onTheWire(size: number, wire: Wire, goal?: number): Promise<Measurement> {
  // The graph among fields that are no plain JSON.
  const reply = { id: 'diagram', createdAt: new Date(0), graph: syntheticGraph(size) }
  const { ours: measured, peer } = await sideBySide(
    15,
    () => wire.read(wire.write(reply)),
    () => JSON.parse(JSON.stringify(reply)),
  )
  return {
    what: wire.name,
    size,
    ours: `${measured.toFixed(2)} ms`,
    peer: `${peer.toFixed(2)} ms`,
    figure: measured / peer,
    ...(goal === undefined ? {} : { goal: { atMost: goal } }),
  }
}
