import type { TRPCCombinedDataTransformer } from '@trpc/server'
import { deserialize, serialize } from 'superjson'

import { beyondJson, plain, rejoin } from './wire/plain-json.ts'
import { readInput } from './wire/read-input.ts'

interface Payload {
  json: unknown
  meta?: object
}

/** superjson walks and copies everything it is given, so it is given only what JSON cannot carry. */
function write(value: unknown): Payload {
  // What superjson reads back as undefined too, for a third of the bytes.
  if (value === undefined) return { json: undefined }
  const rest = beyondJson(value)
  if (rest === plain) return { json: value }
  const { json, meta } = serialize(rest)
  const whole = rejoin(value, rest, json)
  // References between equal objects are left out: their contents are written in full each time.
  return meta?.values === undefined
    ? { json: whole }
    : { json: whole, meta: { values: meta.values, v: 1 } }
}

function isPayload(value: unknown): value is Parameters<typeof deserialize>[0] {
  return typeof value === 'object' && value !== null
}

/** For a client: the payload was parsed from text a moment ago, so it may be changed in place. */
function readOutput(payload: unknown): unknown {
  if (!isPayload(payload))
    throw new TypeError('The server answered in a format this client does not read.')
  return payload.meta === undefined ? payload.json : deserialize(payload, { inPlace: true })
}

/**
 * The transformer of both sides; safe in a browser. It speaks superjson's format, and a value that is plain JSON
 * (a diagram's graph, wherever it sits) passes at JSON's own cost.
 */
export const transformer: TRPCCombinedDataTransformer = {
  input: { serialize: write, deserialize: readInput },
  output: { serialize: write, deserialize: readOutput },
}
