import { orgIdSchema, userIdSchema } from '@backarch/services-access/schemas'
import { z } from 'zod'

import { termsSchema } from './terms.ts'

/** How often they were set; 0 for an organization that never did. */
const revisionSchema = z.number().int().min(0).max(2_147_483_646)

export const getTermsInputSchema = z.strictObject({ orgId: orgIdSchema })

export const setTermsInputSchema = z.strictObject({
  orgId: orgIdSchema,
  /** That of the terms which these take the place of. */
  revision: revisionSchema,
  terms: termsSchema,
})

export const orgTermsSchema = z.strictObject({
  terms: termsSchema,
  revision: revisionSchema,
  /** Null where nobody set any; `updatedBy` also for a script, or a person whose account is gone. */
  updatedAt: z.iso.datetime().nullable(),
  updatedBy: userIdSchema.nullable(),
})

export type SetTermsInput = z.output<typeof setTermsInputSchema>
export type OrgTerms = z.infer<typeof orgTermsSchema>
