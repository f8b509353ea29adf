import type { ComponentKind } from './kind.ts'
import * as kinds from './kinds/index.ts'

/** Every component kind by its id. */
export const componentKinds: ReadonlyMap<string, ComponentKind> = new Map(
  Object.values(kinds).map((kind) => [kind.id, kind]),
)

/** The kind with this id; undefined when there is none. */
export function findKind(id: string): ComponentKind | undefined {
  return componentKinds.get(id)
}
