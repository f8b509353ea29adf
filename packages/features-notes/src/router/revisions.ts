import { router } from '@backarch/api'
import { orgProcedure, requirePermission } from '@backarch/services-access'

import {
  diffRevisionsInputSchema,
  listRevisionsInputSchema,
  noteSchema,
  restoreRevisionInputSchema,
  revisionInputSchema,
  revisionPageSchema,
  revisionsDiffSchema,
  savedRevisionSchema,
} from '../schemas.ts'
import { diffRevisions } from '../service/revisions/diff-revisions.ts'
import { getRevision, listRevisions } from '../service/revisions/read-revisions.ts'
import { restoreRevision } from '../service/revisions/restore-revision.ts'

const readerProcedure = orgProcedure.use(requirePermission('readDiagrams'))
const writerProcedure = orgProcedure.use(requirePermission('writeNotes'))

/** What a note said before. */
export const revisionsRouter = router({
  list: readerProcedure
    .input(listRevisionsInputSchema)
    .output(revisionPageSchema)
    .query(({ ctx, input }) => listRevisions(ctx, input)),
  get: readerProcedure
    .input(revisionInputSchema)
    .output(savedRevisionSchema)
    .query(({ ctx, input }) => getRevision(ctx, input)),
  diff: readerProcedure
    .input(diffRevisionsInputSchema)
    .output(revisionsDiffSchema)
    .query(({ ctx, input }) => diffRevisions(ctx, input)),
  restore: writerProcedure
    .input(restoreRevisionInputSchema)
    .output(noteSchema)
    .mutation(({ ctx, input }) => restoreRevision(ctx, input)),
})
