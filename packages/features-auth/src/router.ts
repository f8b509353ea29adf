import { publicProcedure, router } from '@backarch/api'
import { userProcedure } from '@backarch/services-access'

import { sessionsRouter } from './router/sessions.ts'
import { tokensRouter } from './router/tokens.ts'
import {
  emptyInputSchema,
  meSchema,
  provedSchema,
  proveInputSchema,
  refreshInputSchema,
  registerInputSchema,
  signedInSchema,
  signedOutSchema,
  signInInputSchema,
  signInResultSchema,
  tokensSchema,
} from './schemas.ts'
import { me } from './service/me.ts'
import { prove } from './service/prove.ts'
import { refresh } from './service/refresh.ts'
import { register } from './service/register.ts'
import { signIn } from './service/sign-in.ts'
import { signOut } from './service/sign-out.ts'

export const authRouter = router({
  sessions: sessionsRouter,
  tokens: tokensRouter,
  register: publicProcedure
    .input(registerInputSchema)
    .output(signedInSchema)
    .mutation(({ ctx, input }) => register(ctx, input)),
  signIn: publicProcedure
    .input(signInInputSchema)
    .output(signInResultSchema)
    .mutation(({ ctx, input }) => signIn(ctx, input)),
  refresh: publicProcedure
    .input(refreshInputSchema)
    .output(tokensSchema)
    .mutation(({ ctx, input }) => refresh(ctx, input)),
  prove: userProcedure
    .input(proveInputSchema)
    .output(provedSchema)
    .mutation(({ ctx, input }) => prove(ctx, input)),
  signOut: userProcedure
    .input(emptyInputSchema)
    .output(signedOutSchema)
    .mutation(async ({ ctx }) => {
      await signOut(ctx)
      return { signedOut: true as const }
    }),
  me: userProcedure
    .input(emptyInputSchema)
    .output(meSchema)
    .query(({ ctx }) => me(ctx)),
})
