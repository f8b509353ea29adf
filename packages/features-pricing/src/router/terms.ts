import { router } from '@backarch/api'
import { orgProcedure, requirePermission } from '@backarch/services-access'

import { getTermsInputSchema, orgTermsSchema, setTermsInputSchema } from '../schemas.ts'
import { getTerms } from '../service/terms/get-terms.ts'
import { setTerms } from '../service/terms/set-terms.ts'

/** As many custom prices as there may be. */
const wholeTerms = { bodyLimit: 8 * 1024 * 1024, scope: 'manage' } as const

/** On what terms an organization pays. */
export const termsRouter = router({
  get: orgProcedure
    .use(requirePermission('readDiagrams'))
    .input(getTermsInputSchema)
    .output(orgTermsSchema)
    .query(({ ctx }) => getTerms(ctx)),

  set: orgProcedure
    .meta(wholeTerms)
    .use(requirePermission('managePrices'))
    .input(setTermsInputSchema)
    .output(orgTermsSchema)
    .mutation(({ ctx, input }) => setTerms(ctx, input)),
})
