import { publicProcedure, router } from '@backarch/api'
import { orgProcedure, requirePermission } from '@backarch/services-access'

import {
  changeShareInputSchema,
  createdShareSchema,
  createShareInputSchema,
  listSharesInputSchema,
  openShareInputSchema,
  revokedSchema,
  revokeShareInputSchema,
  sharedDiagramSchema,
  shareSchema,
  sharesSchema,
} from '../schemas.ts'
import { changeShare } from '../service/sharing/change-share.ts'
import { createShare } from '../service/sharing/create-share.ts'
import { listShares } from '../service/sharing/list-shares.ts'
import { openShare } from '../service/sharing/open-share.ts'
import { revokeShare } from '../service/sharing/revoke-share.ts'

const sharerProcedure = orgProcedure.use(requirePermission('shareDiagrams'))
/** Who can make a link can read what it shows: a token that may only write must not. */
const lettingIn = { scope: 'manage' } as const

export const sharesRouter = router({
  create: sharerProcedure
    .meta(lettingIn)
    .input(createShareInputSchema)
    .output(createdShareSchema)
    .mutation(({ ctx, input }) => createShare(ctx, input)),
  list: sharerProcedure
    .input(listSharesInputSchema)
    .output(sharesSchema)
    .query(({ ctx, input }) => listShares(ctx, input)),
  change: sharerProcedure
    .meta(lettingIn)
    .input(changeShareInputSchema)
    .output(shareSchema)
    .mutation(({ ctx, input }) => changeShare(ctx, input)),
  revoke: sharerProcedure
    .meta(lettingIn)
    .input(revokeShareInputSchema)
    .output(revokedSchema)
    .mutation(({ ctx, input }) => revokeShare(ctx, input)),
  /** For anybody. No query: its token and password must not be part of an address, which logs keep. */
  open: publicProcedure
    .input(openShareInputSchema)
    .output(sharedDiagramSchema)
    .mutation(({ ctx, input }) => openShare(ctx, input)),
})
