import { EventEmitter, on } from 'node:events'

import { defineFeature, publicProcedure, router } from '@backarch/api'
import { orgProcedure } from '@backarch/services-access'
import { orgIdSchema } from '@backarch/services-access/schemas'
import { tracked } from '@trpc/server'
import { z } from 'zod'

const wordSchema = z.strictObject({ at: z.int(), text: z.string() })
type Word = z.infer<typeof wordSchema>

const said = new EventEmitter().setMaxListeners(0)
const log: Word[] = []
let streams = 0

/** A feature that says things to members as they happen. */
export const live = defineFeature({
  name: 'live',
  router: router({
    say: orgProcedure
      .input(z.strictObject({ orgId: orgIdSchema, text: z.string() }))
      .output(wordSchema)
      .mutation(({ input }) => {
        const word = { at: log.length + 1, text: input.text }
        log.push(word)
        said.emit('word', word)
        return word
      }),
    /** What was said after `lastEventId`, and what is said from now on. */
    listen: orgProcedure
      .input(z.strictObject({ orgId: orgIdSchema, lastEventId: z.string().nullish() }))
      .subscription(async function* listen({ ctx, input }) {
        streams += 1
        try {
          // Listened to before the past is told: nothing falls between the two.
          const next = on(said, 'word', { signal: ctx.signal })
          let told = input.lastEventId ? Number(input.lastEventId) : log.length
          for (const word of log.slice(told)) {
            told = word.at
            yield tracked(String(word.at), word)
          }
          for await (const [event] of next) {
            const word = wordSchema.parse(event)
            if (word.at > told) yield tracked(String(word.at), word)
          }
        } catch (error) {
          if (!ctx.signal.aborted) throw error
        } finally {
          streams -= 1
        }
      }),
    /** Says nothing, and does not look at its signal. */
    deaf: orgProcedure
      .input(z.strictObject({ orgId: orgIdSchema }))
      .subscription(async function* deaf() {
        yield 'first'
        await new Promise(() => {})
      }),
    counts: publicProcedure
      .output(z.strictObject({ streams: z.int(), listeners: z.int(), timers: z.int() }))
      .query(() => ({
        streams,
        listeners: said.listenerCount('word'),
        timers: process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length,
      })),
  }),
})
