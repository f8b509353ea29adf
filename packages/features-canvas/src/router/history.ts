import { router } from '@backarch/api'
import { orgProcedure, requirePermission } from '@backarch/services-access'

import {
  branchInputSchema,
  diagramSchema,
  diagramVersionSchema,
  diffInputSchema,
  editedSchema,
  historyEntrySchema,
  historyInputSchema,
  historyPageSchema,
  nameVersionInputSchema,
  restoreVersionInputSchema,
  versionDiffSchema,
  versionInputSchema,
} from '../schemas.ts'
import { branchVersion } from '../service/history/branch-version.ts'
import { diffVersions } from '../service/history/diff-versions.ts'
import { listHistory } from '../service/history/list-history.ts'
import { nameVersion } from '../service/history/name-version.ts'
import { getVersion } from '../service/history/read-version.ts'
import { restoreVersion } from '../service/history/restore-version.ts'

const viewerProcedure = orgProcedure.use(requirePermission('readDiagrams'))
const editorProcedure = orgProcedure.use(requirePermission('changeDiagrams'))

export const historyRouter = router({
  list: viewerProcedure
    .input(historyInputSchema)
    .output(historyPageSchema)
    .query(({ ctx, input }) => listHistory(ctx, input)),
  get: viewerProcedure
    .input(versionInputSchema)
    .output(diagramVersionSchema)
    .query(({ ctx, input }) => getVersion(ctx, input)),
  diff: viewerProcedure
    .input(diffInputSchema)
    .output(versionDiffSchema)
    .query(({ ctx, input }) => diffVersions(ctx, input)),
  name: editorProcedure
    .input(nameVersionInputSchema)
    .output(historyEntrySchema)
    .mutation(({ ctx, input }) => nameVersion(ctx, input)),
  restore: editorProcedure
    .input(restoreVersionInputSchema)
    .output(editedSchema)
    .mutation(({ ctx, input }) => restoreVersion(ctx, input)),
  branch: editorProcedure
    .input(branchInputSchema)
    .output(diagramSchema)
    .mutation(({ ctx, input }) => branchVersion(ctx, input)),
})
