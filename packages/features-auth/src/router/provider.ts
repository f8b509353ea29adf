import { publicProcedure, router } from '@backarch/api'
import { userProcedure } from '@backarch/services-access'

import {
  beginProviderInputSchema,
  begunSchema,
  completeProviderInputSchema,
  emptyInputSchema,
  finishProviderInputSchema,
  linkedSchema,
  provedByProviderSchema,
  proveByProviderInputSchema,
  providerInfoSchema,
  providerLinkSchema,
  providerSignInSchema,
  unlinkedSchema,
} from '../schemas.ts'
import { beginFlow } from '../service/provider/begin-flow.ts'
import { completeSignIn } from '../service/provider/complete-sign-in.ts'
import { beginLink, link } from '../service/provider/link.ts'
import { beginProof, proveByProvider } from '../service/provider/prove-by-provider.ts'
import { providerInfo, providerLink, unlink } from '../service/provider/unlink.ts'

export const providerRouter = router({
  info: publicProcedure
    .input(emptyInputSchema)
    .output(providerInfoSchema)
    .query(({ ctx }) => providerInfo(ctx)),
  begin: publicProcedure
    .input(beginProviderInputSchema)
    .output(begunSchema)
    .mutation(({ ctx, input }) => beginFlow(ctx, { purpose: 'sign_in', caller: null, ...input })),
  complete: publicProcedure
    .input(completeProviderInputSchema)
    .output(providerSignInSchema)
    .mutation(({ ctx, input }) => completeSignIn(ctx, input)),
  status: userProcedure
    .input(emptyInputSchema)
    .output(providerLinkSchema)
    .query(({ ctx }) => providerLink(ctx)),
  beginLink: userProcedure
    .input(beginProviderInputSchema)
    .output(begunSchema)
    .mutation(({ ctx, input }) => beginLink(ctx, input)),
  link: userProcedure
    .input(finishProviderInputSchema)
    .output(linkedSchema)
    .mutation(({ ctx, input }) => link(ctx, input)),
  unlink: userProcedure
    .input(emptyInputSchema)
    .output(unlinkedSchema)
    .mutation(async ({ ctx }) => {
      await unlink(ctx)
      return { unlinked: true as const }
    }),
  beginProof: userProcedure
    .input(beginProviderInputSchema)
    .output(begunSchema)
    .mutation(({ ctx, input }) => beginProof(ctx, input)),
  prove: userProcedure
    .input(proveByProviderInputSchema)
    .output(provedByProviderSchema)
    .mutation(({ ctx, input }) => proveByProvider(ctx, input)),
})
