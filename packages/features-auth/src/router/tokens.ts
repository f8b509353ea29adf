import { router } from '@backarch/api'
import { userProcedure } from '@backarch/services-access'

import {
  emptyInputSchema,
  endedSchema,
  endTokenInputSchema,
  madeTokenSchema,
  makeTokenInputSchema,
  tokenListSchema,
} from '../schemas.ts'
import { endToken } from '../service/tokens/end-token.ts'
import { listTokens } from '../service/tokens/list-tokens.ts'
import { makeToken } from '../service/tokens/make-token.ts'

export const tokensRouter = router({
  make: userProcedure
    .input(makeTokenInputSchema)
    .output(madeTokenSchema)
    .mutation(({ ctx, input }) => makeToken(ctx, input)),
  list: userProcedure
    .input(emptyInputSchema)
    .output(tokenListSchema)
    .query(({ ctx }) => listTokens(ctx)),
  end: userProcedure
    .input(endTokenInputSchema)
    .output(endedSchema)
    .mutation(({ ctx, input }) => endToken(ctx, input)),
})
