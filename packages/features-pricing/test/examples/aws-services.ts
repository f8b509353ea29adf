import type { GraphNode } from '@backarch/services-topology/schemas'

export const awsServices: readonly GraphNode[] = []
