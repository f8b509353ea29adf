export { componentKinds, findKind } from './component-kinds.ts'
export type { ComponentKind } from './kind.ts'
export * from './kinds/index.ts'
