import type { GraphNode } from '@backarch/services-topology/schemas'

export const azureData: readonly GraphNode[] = []
