import { isAppError } from '@backarch/core'
import { checkGraph } from '@backarch/services-topology'
import type { GraphEdge, GraphGroup, GraphNode } from '@backarch/services-topology/schemas'
import type { z } from 'zod'

import { applyOperations } from '../../src/document/apply-operations.ts'
import { createDraft, type Draft, type ElementChange } from '../../src/document/draft.ts'
import { toDocument, toElements, type Document } from '../../src/document/graph-elements.ts'
import { meanwhileOf, type Meanwhile } from '../../src/document/meanwhile.ts'
import { idOf, type Element } from '../../src/schemas/element.ts'
import { operationSchema, type Operation } from '../../src/schemas/operations.ts'

export function node(id: string, changes: Partial<GraphNode> = {}): GraphNode {
  return {
    id,
    kind: 'aws.sqs-queue',
    name: id,
    settings: {},
    usage: {},
    region: null,
    groupId: null,
    position: { x: 0, y: 0 },
    ...changes,
  }
}

export function edge(
  id: string,
  from: string,
  to: string,
  changes: Partial<GraphEdge> = {},
): GraphEdge {
  return { id, from, to, protocol: null, mode: 'sync', volume: null, ...changes }
}

export function group(
  id: string,
  parentId: string | null = null,
  changes: Partial<GraphGroup> = {},
): GraphGroup {
  return { id, kind: 'network', name: id, parentId, settings: {}, ...changes }
}

export function documentOf(
  graph: Partial<Document['graph']>,
  sources: Partial<Document['sources']> = {},
): Document {
  return {
    graph: { nodes: [], edges: [], groups: [], ...graph },
    sources: { others: [], usageFile: null, ...sources },
  }
}

/** Operations as a caller writes them, read as the service reads them. */
export function operations(...written: z.input<typeof operationSchema>[]): Operation[] {
  return written.map((operation) => operationSchema.parse(operation))
}

export function draftOf(document: Document): Draft {
  return createDraft(toElements(document))
}

/** A document, a batch applied to it, and what others did in between. */
export function apply(
  document: Document,
  batch: readonly Operation[],
  meanwhile?: Meanwhile,
): Document {
  const draft = draftOf(document)
  applyOperations(draft, batch, meanwhile)
  return toDocument(draft.elements())
}

export function changesOf(document: Document, batch: readonly Operation[]): ElementChange[] {
  const draft = draftOf(document)
  applyOperations(draft, batch)
  return draft.changes()
}

/** What a batch gives when others applied theirs to the same document before. */
export function applyAfter(
  document: Document,
  others: readonly Operation[],
  batch: readonly Operation[],
): Document {
  return apply(apply(document, others), batch, meanwhileOf(changesOf(document, others)))
}

export interface Refusal {
  readonly code: string
  readonly reason: unknown
  readonly about: unknown
}

/** Why it was refused; rethrows what is no refusal. */
export function refusalOf(act: () => unknown): Refusal | null {
  try {
    act()
    return null
  } catch (error) {
    if (!isAppError(error)) throw error
    return { code: error.code, reason: error.details.reason, about: error.details.about }
  }
}

/** Elements by id: the order of lists is no part of what a document says. */
export function asSet(document: Document | Iterable<Element>): Record<string, Element> {
  const elements = 'graph' in document ? toElements(document) : [...document]
  return Object.fromEntries(elements.map((element) => [idOf(element), inOrder(element)]))
}

/** What is no node has no order either. */
function inOrder(element: Element): Element {
  if (element.type !== 'sources') return element
  const { others, usageFile } = element.value
  const sorted = others.toSorted((one, other) =>
    JSON.stringify(one) < JSON.stringify(other) ? -1 : 1,
  )
  return { type: 'sources', value: { others: sorted, usageFile } }
}

export function problemsOf({ graph }: Document): string[] {
  return checkGraph(graph).map(({ message }) => message)
}
