import { once } from 'node:events'

import { defineFeature, router } from '@backarch/api'
import { AppError } from '@backarch/core'
import { userProcedure } from '@backarch/services-access'
import { z } from 'zod'

const input = z.strictObject({})
let name = 'nobody'

/** Procedures that show, or forget to care, in which process they run. */
export const replicated = defineFeature({
  name: 'replicated',
  router: router({
    process: userProcedure
      .input(input)
      .output(z.int())
      .query(() => process.pid),
    keep: userProcedure
      .input(z.strictObject({ name: z.string() }))
      .output(z.null())
      .mutation((call) => {
        ;({ name } = call.input)
        return null
      }),
    kept: userProcedure
      .input(input)
      .output(z.string())
      .query(() => name),
    fail: userProcedure
      .input(input)
      .output(z.null())
      .query(() => {
        throw new Error('out of order')
      }),
    watch: userProcedure.input(input).subscription(async function* watch({ signal }) {
      yield 'first'
      if (signal) await once(signal, 'abort')
    }),
    finish: userProcedure.input(input).subscription(async function* finish() {
      yield 'last'
    }),
    refuse: userProcedure.input(input).subscription(async function* refuse() {
      yield 'first'
      throw new AppError('NOT_FOUND', 'There is no more.')
    }),
    hang: userProcedure
      .input(input)
      .output(z.null())
      .query(() => new Promise<null>(() => {})),
    end: userProcedure
      .input(input)
      .output(z.null())
      .query(() => process.exit(3)),
  }),
})
