import { edgeSchema, groupSchema, nodeSchema } from '@backarch/services-topology/schemas'
import { z } from 'zod'

import { sourcesSchema } from './operations.ts'

/**
 * A document is a set of elements, each with an id of its own: nodes, edges, groups, and one that holds what the cost
 * is computed from besides them. Every change of a document is a change of some of its elements.
 */
export const elementSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('node'), value: nodeSchema }),
  z.strictObject({ type: z.literal('edge'), value: edgeSchema }),
  z.strictObject({ type: z.literal('group'), value: groupSchema }),
  z.strictObject({ type: z.literal('sources'), value: sourcesSchema }),
])

export type Element = z.infer<typeof elementSchema>
export type ElementType = Element['type']

/** No other element has it: ids of nodes, edges and groups are not empty. */
export const sourcesId = ''

export function idOf(element: Element): string {
  return element.type === 'sources' ? sourcesId : element.value.id
}

/** The group that directly contains a node or a group. */
export function parentOf(element: Element): string | null {
  if (element.type === 'node') return element.value.groupId
  return element.type === 'group' ? element.value.parentId : null
}

/** The one spelling an element is stored in and compared by. */
export function toText({ value }: Element): string {
  return JSON.stringify(value)
}
