import type { Context, Delivery, Job } from '@backarch/api'
import type { z } from 'zod'

/** A job that takes `Input`: what `enqueue` stores and `run` is given. */
export interface JobOf<Input> extends Job {
  readonly input: z.ZodType<Input>
}

interface JobDefinition<Input> {
  readonly name: string
  readonly input: z.ZodType<Input>
  readonly attempts?: number
  readonly seconds?: number
  readonly run: (ctx: Context, input: Input, delivery: Delivery) => Promise<void>
}

/**
 * Defines a job that somebody enqueues. By default it is tried eight times within about an hour, and one try may take
 * fifteen minutes. Its input holds no secret and nobody's personal data: it lies in the database until a week after.
 */
export function defineJob<Input>(definition: JobDefinition<Input>): JobOf<Input> {
  const { name, input: schema, attempts = 8, seconds = 900, run } = definition
  return {
    name: checked(name),
    attempts,
    seconds,
    input: schema,
    run: (ctx, input, delivery) => run(ctx, schema.parse(input), delivery),
  }
}

/** Defines a job that begins by itself, once a round. One that fails is tried three times, and again in the next round. */
export function defineScheduledJob(definition: {
  readonly name: string
  readonly schedule: 'hourly' | 'daily'
  readonly run: (ctx: Context) => Promise<void>
}): Job {
  const { name, schedule, run } = definition
  return { name: checked(name), schedule, attempts: 3, seconds: 900, run: (ctx) => run(ctx) }
}

function checked(name: string): string {
  if (/^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$/.test(name)) return name
  throw new Error(`A job is called <feature>.<what_it_does>, not ${name}.`)
}
