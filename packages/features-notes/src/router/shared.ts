import { publicProcedure, router } from '@backarch/api'

import {
  sharedCreateInputSchema,
  sharedListInputSchema,
  sharedNotePageSchema,
  sharedNoteSchema,
  sharedReplyInputSchema,
} from '../schemas.ts'
import { createAsVisitor } from '../service/shared/create-as-visitor.ts'
import { listAsVisitor } from '../service/shared/list-as-visitor.ts'
import { replyAsVisitor } from '../service/shared/reply-as-visitor.ts'

/** For anybody who has a link. Nothing here is a query: its token must not be part of an address, which logs keep. */
export const sharedRouter = router({
  list: publicProcedure
    .input(sharedListInputSchema)
    .output(sharedNotePageSchema)
    .mutation(({ ctx, input }) => listAsVisitor(ctx, input)),
  create: publicProcedure
    .input(sharedCreateInputSchema)
    .output(sharedNoteSchema)
    .mutation(({ ctx, input }) => createAsVisitor(ctx, input)),
  reply: publicProcedure
    .input(sharedReplyInputSchema)
    .output(sharedNoteSchema)
    .mutation(({ ctx, input }) => replyAsVisitor(ctx, input)),
})
