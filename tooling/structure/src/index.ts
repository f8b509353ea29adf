export { checkStructure, renderBreach, type Report } from './check.ts'
export type { Breach } from './breach.ts'
export { packageDirs, readWorkspace, type Package, type Workspace } from './workspace.ts'
