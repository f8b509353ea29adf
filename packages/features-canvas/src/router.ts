import { router, streamOf } from '@backarch/api'
import { orgProcedure, requirePermission } from '@backarch/services-access'

import { historyRouter } from './router/history.ts'
import {
  changesInputSchema,
  editedSchema,
  editInputSchema,
  liveEventSchema,
  presentInputSchema,
  presentSchema,
  createInputSchema,
  diagramInputSchema,
  diagramPageSchema,
  diagramSchema,
  diagramWithGraphSchema,
  listInputSchema,
  renameInputSchema,
  saveInputSchema,
  storedEstimateSchema,
} from './schemas.ts'
import { renameDiagram, restoreDiagram, trashDiagram } from './service/change-diagram.ts'
import { createDiagram } from './service/create-diagram.ts'
import { editDiagram } from './service/document/edit-diagram.ts'
import { getDiagram, getEstimate } from './service/get-diagram.ts'
import { listDiagrams } from './service/list-diagrams.ts'
import { bePresent } from './service/live/be-present.ts'
import { watchDiagram } from './service/live/watch-diagram.ts'
import { saveDiagram } from './service/save-diagram.ts'

const viewerProcedure = orgProcedure.use(requirePermission('readDiagrams'))
const editorProcedure = orgProcedure.use(requirePermission('changeDiagrams'))
/** Ten thousand nodes are about five megabytes. */
const wholeGraph = { bodyLimit: 16 * 1024 * 1024 }

export const canvasRouter = router({
  history: historyRouter,
  edit: editorProcedure
    .meta(wholeGraph)
    .input(editInputSchema)
    .output(editedSchema)
    .mutation(({ ctx, input }) => editDiagram(ctx, input)),
  create: editorProcedure
    .meta(wholeGraph)
    .input(createInputSchema)
    .output(diagramSchema)
    .mutation(({ ctx, input }) => createDiagram(ctx, input)),
  /** Server-sent events. */
  changes: viewerProcedure
    .input(changesInputSchema)
    .output(streamOf(liveEventSchema))
    .subscription(({ ctx, input }) => watchDiagram(ctx, input)),
  present: viewerProcedure
    .meta({ scope: 'read' })
    .input(presentInputSchema)
    .output(presentSchema)
    .mutation(({ ctx, input }) => bePresent(ctx, input)),
  get: viewerProcedure
    .input(diagramInputSchema)
    .output(diagramWithGraphSchema)
    .query(({ ctx, input }) => getDiagram(ctx, input)),
  estimate: viewerProcedure
    .input(diagramInputSchema)
    .output(storedEstimateSchema)
    .query(({ ctx, input }) => getEstimate(ctx, input)),
  list: viewerProcedure
    .input(listInputSchema)
    .output(diagramPageSchema)
    .query(({ ctx, input }) => listDiagrams(ctx, input)),
  save: editorProcedure
    .meta(wholeGraph)
    .input(saveInputSchema)
    .output(diagramSchema)
    .mutation(({ ctx, input }) => saveDiagram(ctx, input)),
  rename: editorProcedure
    .input(renameInputSchema)
    .output(diagramSchema)
    .mutation(({ ctx, input }) => renameDiagram(ctx, input)),
  trash: editorProcedure
    .input(diagramInputSchema)
    .output(diagramSchema)
    .mutation(({ ctx, input }) => trashDiagram(ctx, input)),
  restore: editorProcedure
    .input(diagramInputSchema)
    .output(diagramSchema)
    .mutation(({ ctx, input }) => restoreDiagram(ctx, input)),
})
