import type { GraphNode } from '@backarch/services-topology/schemas'

export const azureServices: readonly GraphNode[] = []
