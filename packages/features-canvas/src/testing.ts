import type { OrgContext } from '@backarch/services-access'
import type { Graph, GraphNode } from '@backarch/services-topology/schemas'

import type { DiagramView } from './schemas.ts'
import { createDiagram } from './service/create-diagram.ts'

/** A NAT gateway in us-east-1, which has a price per hour and one per gigabyte. */
export function testNode(overrides: Partial<GraphNode> = {}): GraphNode {
  const id = overrides.id ?? 'nat'
  return {
    id,
    kind: 'aws.nat-gateway',
    name: id,
    settings: {},
    usage: {},
    region: 'us-east-1',
    groupId: null,
    position: { x: 0, y: 0 },
    source: { address: `aws_nat_gateway.${id}`, type: 'aws_nat_gateway' },
    ...overrides,
  }
}

export function testGraph(nodes: GraphNode[] = [testNode()]): Graph {
  return { nodes, edges: [], groups: [] }
}

/** A diagram of one NAT gateway in the organization of `ctx`. */
export function createTestDiagram(
  ctx: OrgContext,
  overrides: { readonly name?: string; readonly graph?: Graph } = {},
): Promise<DiagramView> {
  const { name = 'Test diagram', graph = testGraph() } = overrides
  return createDiagram(ctx, { orgId: ctx.org.id, name, graph })
}
