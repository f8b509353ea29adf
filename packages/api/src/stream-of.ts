import { isTrackedEnvelope, tracked, type TrackedEnvelope } from '@trpc/server'
import { z } from 'zod'

/**
 * The output of a subscription: each value is checked as the answer of a query is. A value may be `tracked(id, value)`;
 * a client that comes back then names the last id it was told.
 */
export function streamOf<Value extends z.ZodType>(value: Value) {
  type Input = z.input<Value> | TrackedEnvelope<z.input<Value>>
  type Output = TrackedEnvelope<z.output<Value>>
  const stream = z
    .custom<AsyncIterable<Input>>(isAsyncIterable)
    .transform(async function* check(values): AsyncGenerator<Output | z.output<Value>> {
      for await (const item of values) {
        yield isTrackedEnvelope(item) ? tracked(item[0], value.parse(item[1])) : value.parse(item)
      }
    })
  // Whoever walks schemas finds here what the stream hides.
  return stream.meta({ element: value })
}

function isAsyncIterable(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value
}
