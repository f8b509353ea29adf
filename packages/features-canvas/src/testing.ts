import { inTransaction } from '@backarch/db'
import type { OrgContext } from '@backarch/services-access'
import type { Graph, GraphNode } from '@backarch/services-topology/schemas'

import { applyOperations } from './document/apply-operations.ts'
import { createDraft, type Draft } from './document/draft.ts'
import { toDocument, toElements } from './document/graph-elements.ts'
import { findOperations } from './repo/changes.ts'
import { findSnapshot } from './repo/snapshots.ts'
import {
  createShareInputSchema,
  operationsSchema,
  type CreatedShare,
  type CreateShareInput,
  type DiagramView,
  type Operation,
} from './schemas.ts'
import { createDiagram } from './service/create-diagram.ts'
import { createShare } from './service/sharing/create-share.ts'

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

/** A link to a diagram, and the token that it is opened with. */
export function createTestLink(
  ctx: OrgContext,
  diagramId: string,
  overrides: Partial<CreateShareInput> = {},
): Promise<CreatedShare> {
  const orgId = ctx.org.id
  const input = { orgId, diagramId, kind: 'comment', ...overrides }
  return createShare(ctx, createShareInputSchema.parse(input))
}

export interface Replayed {
  /** What the logged operations make of what the diagram began with. */
  readonly graph: Graph
  /** The version that each edit made, by its key. */
  readonly versions: ReadonlyMap<string, number>
}

/** Replays a diagram that was changed by edits alone, from nothing but its beginning and the operations in its log. */
export async function replayOperations(ctx: OrgContext, diagramId: string): Promise<Replayed> {
  const ref = { orgId: ctx.org.id, diagramId }
  return inTransaction(ctx.db, async (tx) => {
    const beginning = await findSnapshot(tx, { ...ref, version: 1 })
    const draft = createDraft(beginning ? toElements(beginning.document) : [])
    const versions = new Map<string, number>()
    for (const { version, operations, idempotencyKey } of await findOperations(tx, ref)) {
      if (versions.has(idempotencyKey ?? '')) throw new Error(`${idempotencyKey} is logged twice.`)
      versions.set(idempotencyKey ?? '', version)
      const logged = operationsSchema.parse(JSON.parse(operations ?? '[]'))
      applyOperations(draft, logged.filter(isEffective(draft, logged)))
    }
    return { graph: toDocument(draft.elements()).graph, versions }
  })
}

/** To remove what others removed before is stored as it was sent, and does nothing. */
function isEffective(draft: Draft, logged: readonly Operation[]) {
  const added = new Set(
    logged.flatMap((operation) => {
      if ('node' in operation) return operation.node.id
      if ('edge' in operation) return operation.edge.id
      return 'group' in operation ? operation.group.id : []
    }),
  )
  return (operation: Operation): boolean =>
    !('id' in operation) || added.has(operation.id) || draft.get(operation.id) !== undefined
}
