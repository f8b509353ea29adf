export { layoutGraph } from './layout/layout-graph.ts'
export type { DiagramView, DiagramWithGraph } from './schemas.ts'
export { renameDiagram } from './service/change-diagram.ts'
export { restoreDiagram, trashDiagram } from './service/keeping/trash-diagram.ts'
export { createDiagram } from './service/create-diagram.ts'
export { requireDiagram } from './service/diagram-in-org.ts'
export { editDiagram } from './service/document/edit-diagram.ts'
export { findElementIds } from './service/find-element-ids.ts'
export { getDiagram, getEstimate } from './service/get-diagram.ts'
export { holdDiagram } from './service/hold-diagram.ts'
export { listDiagrams } from './service/list-diagrams.ts'
export { saveDiagram } from './service/save-diagram.ts'
export {
  holdSharedDiagram,
  openSharedDiagram,
  type SharedDiagramRef,
} from './service/sharing/shared-diagram.ts'
