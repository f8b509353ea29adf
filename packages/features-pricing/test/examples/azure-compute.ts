import type { GraphNode } from '@backarch/services-topology/schemas'

export const azureCompute: readonly GraphNode[] = []
