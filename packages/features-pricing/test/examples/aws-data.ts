import type { GraphNode } from '@backarch/services-topology/schemas'

export const awsData: readonly GraphNode[] = []
