import { router, streamOf } from '@backarch/api'
import { orgProcedure, requirePermission } from '@backarch/services-access'

import { favoritesRouter } from './router/favorites.ts'
import { foldersRouter } from './router/folders.ts'
import { historyRouter } from './router/history.ts'
import { sharesRouter } from './router/shares.ts'
import { templatesRouter } from './router/templates.ts'
import {
  changesInputSchema,
  editedSchema,
  editInputSchema,
  exportedSchema,
  exportInputSchema,
  importInputSchema,
  liveEventSchema,
  presentInputSchema,
  presentSchema,
  createInputSchema,
  diagramInputSchema,
  diagramPageSchema,
  diagramSchema,
  diagramWithGraphSchema,
  listInputSchema,
  layoutInputSchema,
  moveInputSchema,
  purgedSchema,
  renameInputSchema,
  foundPageSchema,
  saveInputSchema,
  searchInputSchema,
  storedEstimateSchema,
  undoInputSchema,
  undoneSchema,
} from './schemas.ts'
import { renameDiagram } from './service/change-diagram.ts'
import { createDiagram } from './service/create-diagram.ts'
import { editDiagram } from './service/document/edit-diagram.ts'
import { exportDiagram } from './service/exchange/export-diagram.ts'
import { importDiagram } from './service/exchange/import-diagram.ts'
import { getDiagram, getEstimate } from './service/get-diagram.ts'
import { duplicateDiagram } from './service/keeping/duplicate-diagram.ts'
import { layoutDiagram } from './service/keeping/layout-diagram.ts'
import { moveDiagram } from './service/keeping/move-diagram.ts'
import { purgeDiagram } from './service/keeping/purge-diagram.ts'
import { searchDiagrams } from './service/keeping/search-diagrams.ts'
import { restoreDiagram, trashDiagram } from './service/keeping/trash-diagram.ts'
import { listDiagrams } from './service/list-diagrams.ts'
import { bePresent } from './service/live/be-present.ts'
import { watchDiagram } from './service/live/watch-diagram.ts'
import { saveDiagram } from './service/save-diagram.ts'
import { redoOwnChange, undoOwnChange } from './service/undo/undo-change.ts'

const viewerProcedure = orgProcedure.use(requirePermission('readDiagrams'))
const editorProcedure = orgProcedure.use(requirePermission('changeDiagrams'))
const adminProcedure = orgProcedure.use(requirePermission('purgeDiagrams'))
/** Ten thousand nodes are about five megabytes. */
const wholeGraph = { bodyLimit: 16 * 1024 * 1024 }

export const canvasRouter = router({
  favorites: favoritesRouter,
  folders: foldersRouter,
  history: historyRouter,
  templates: templatesRouter,
  shares: sharesRouter,
  undo: editorProcedure
    .input(undoInputSchema)
    .output(undoneSchema)
    .mutation(({ ctx, input }) => undoOwnChange(ctx, input)),
  redo: editorProcedure
    .input(undoInputSchema)
    .output(undoneSchema)
    .mutation(({ ctx, input }) => redoOwnChange(ctx, input)),
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
  /** Deletes what lies in the trash, for good. */
  purge: adminProcedure
    .input(diagramInputSchema)
    .output(purgedSchema)
    .mutation(({ ctx, input }) => purgeDiagram(ctx, input)),
  /** One diagram as a file, and back. */
  export: viewerProcedure
    .input(exportInputSchema)
    .output(exportedSchema)
    .query(({ ctx, input }) => exportDiagram(ctx, input)),
  import: editorProcedure
    .meta(wholeGraph)
    .input(importInputSchema)
    .output(diagramSchema)
    .mutation(({ ctx, input }) => importDiagram(ctx, input)),
  search: viewerProcedure
    .input(searchInputSchema)
    .output(foundPageSchema)
    .query(({ ctx, input }) => searchDiagrams(ctx, input)),
  layout: editorProcedure
    .input(layoutInputSchema)
    .output(editedSchema)
    .mutation(({ ctx, input }) => layoutDiagram(ctx, input)),
  move: editorProcedure
    .input(moveInputSchema)
    .output(diagramSchema)
    .mutation(({ ctx, input }) => moveDiagram(ctx, input)),
  duplicate: editorProcedure
    .input(diagramInputSchema)
    .output(diagramSchema)
    .mutation(({ ctx, input }) => duplicateDiagram(ctx, input)),
})
