import type { GraphNode } from '@backarch/services-topology/schemas'

export const google: readonly GraphNode[] = []
