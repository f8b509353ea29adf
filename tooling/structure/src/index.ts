export { checkStructure, renderBreach, type Report } from './check/check.ts'
export type { Breach } from './check/breach.ts'
export { packageDirs, readWorkspace, type Package, type Workspace } from './workspace/workspace.ts'
