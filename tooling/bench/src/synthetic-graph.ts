import type { Graph, GraphNode } from '@backarch/services-topology/schemas'

/** As many edges as nodes, a group for every twenty. */
export function syntheticGraph(size: number): Graph {
  const groups = Array.from({ length: Math.ceil(size / 20) }, (_, i) => ({
    id: `group-${i}`,
    kind: 'subnet' as const,
    name: `Subnet ${i}`,
    parentId: null,
    settings: {},
  }))
  const nodes: GraphNode[] = Array.from({ length: size }, (_, i) => ({
    id: `node-${i}`,
    kind: 'aws.sqs-queue',
    name: `Queue ${i}`,
    settings: { fifo: i % 2 === 0 },
    usage: { monthly_requests: i * 1000, request_size_kb: 1 },
    region: 'us-east-1',
    groupId: `group-${Math.floor(i / 20)}`,
    position: { x: (i % 100) * 200, y: Math.floor(i / 100) * 120 },
    source: { address: `aws_sqs_queue.queue[${i}]`, type: 'aws_sqs_queue' },
  }))
  const edges = Array.from({ length: size }, (_, i) => ({
    id: `edge-${i}`,
    from: `node-${i}`,
    to: `node-${(i + 1) % size}`,
    protocol: 'sqs',
    mode: 'async' as const,
    volume: null,
  }))
  return { nodes, edges, groups }
}
