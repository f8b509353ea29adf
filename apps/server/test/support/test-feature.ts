import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'

import { defineFeature, publicProcedure, router } from '@backarch/api'
import { z } from 'zod'

/** A feature that shows what reaches a procedure, and takes its time. */
export const probe = defineFeature({
  name: 'probe',
  router: router({
    ping: publicProcedure.output(z.literal('pong')).query(() => 'pong' as const),
    echo: publicProcedure
      .input(z.strictObject({ text: z.string() }))
      .output(z.strictObject({ text: z.string() }))
      .mutation(({ input }) => input),
    peer: publicProcedure
      .output(z.strictObject({ address: z.string(), principal: z.string() }))
      .query(({ ctx }) => ({
        address: ctx.peer?.address ?? 'none',
        principal: ctx.principal.kind,
      })),
    slow: publicProcedure
      .input(z.strictObject({ ms: z.int().min(0).max(60_000) }))
      .output(z.literal('done'))
      .query(async ({ input }) => {
        await sleep(input.ms)
        return 'done' as const
      }),
    database: publicProcedure.output(z.number()).query(async ({ ctx }) => {
      const rows = await ctx.db.$queryRaw`SELECT 42 AS answer`
      return z.tuple([z.strictObject({ answer: z.number() })]).parse(rows)[0].answer
    }),
    ticks: publicProcedure.subscription(async function* ticks({ ctx }) {
      yield 'first'
      if (!ctx.signal.aborted) await once(ctx.signal, 'abort')
    }),
  }),
})
