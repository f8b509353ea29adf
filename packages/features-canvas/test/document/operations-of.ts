import type { Document } from '../../src/document/graph-elements.ts'
import type { Diff } from '../../src/schemas/diff.ts'
import { idOf, parentOf } from '../../src/schemas/element.ts'
import { operationSchema, type Operation } from '../../src/schemas/operations.ts'

type Part = Diff['added'][number]

/** Operations that make of a document what a diff from it says that it became. */
export function operationsOf(diff: Diff, a: Document): Operation[] {
  // First what stays: then nothing that stays is held by, or ends at, what is removed, and nothing goes along with it.
  return [...updates(diff, a), ...removals(diff.removed), ...diff.added.map(addition)]
}

function updates(diff: Diff, a: Document): Operation[] {
  const { renamed, moved, reparented, reconnected, reconfigured, others, usageFile } = diff
  return [
    ...renamed.map(({ id, to }): Operation => ({ op: 'setLabel', id, name: to })),
    ...moved.map(({ id, to }): Operation =>
      to === null ? { op: 'updateGroup', id, position: null } : { op: 'move', id, position: to },
    ),
    ...reparented.map(({ id, to }): Operation => ({ op: 'setParent', id, parentId: to })),
    ...reconnected.map(({ id, to }): Operation => ({ op: 'updateEdge', id, ...to })),
    ...reconfigured.flatMap(configuration),
    ...(others.added.length + others.removed.length === 0
      ? []
      : [{ op: 'setOthers', others: othersAfter(a, diff) } as const]),
    ...(usageFile === null ? [] : [{ op: 'setUsageFile', usageFile: usageFile.to } as const]),
  ]
}

const updateOf = { node: 'updateNode', edge: 'updateEdge', group: 'updateGroup' } as const
const setOf = { settings: 'setSettings', usage: 'setUsage' } as const

function configuration({ id, type, fields }: Diff['reconfigured'][number]): Operation[] {
  const plain = fields.filter(({ field }) => !field.includes('.'))
  const written = [
    ...plain.map(({ field, to = null }) => ({ op: updateOf[type], id, [field]: to })),
    ...(['settings', 'usage'] as const).flatMap((part) => {
      const start = `${part}.`
      const inside = fields
        .filter(({ field }) => field.startsWith(start))
        .map(({ field, to }) => [field.slice(start.length), to] as const)
      if (inside.length === 0) return []
      const set = inside.filter(([, to]) => to !== undefined)
      const unset = inside.flatMap(([key, to]) => (to === undefined ? key : []))
      return [{ op: setOf[part], id, set: Object.fromEntries(set), unset }]
    }),
  ]
  return written.map((operation) => operationSchema.parse(operation))
}

/** A removed group takes along what is in it, and a removed node its edges. */
function removals(parts: readonly Part[]): Operation[] {
  const ids = new Set(parts.map(idOf))
  return parts.flatMap((part): Operation[] => {
    const { id } = part.value
    if (part.type === 'edge') {
      const goesAlong = ids.has(part.value.from) || ids.has(part.value.to)
      return goesAlong ? [] : [{ op: 'removeEdge', id }]
    }
    const parentId = parentOf(part)
    if (parentId !== null && ids.has(parentId)) return []
    return part.type === 'node'
      ? [{ op: 'removeNode', id }]
      : [{ op: 'removeGroup', id, members: 'remove' }]
  })
}

function addition(part: Part): Operation {
  switch (part.type) {
    case 'node':
      return { op: 'addNode', node: part.value }
    case 'edge':
      return { op: 'addEdge', edge: part.value }
    case 'group':
      return { op: 'addGroup', group: part.value }
    default:
      return part satisfies never
  }
}

function othersAfter({ sources }: Document, { others }: Diff) {
  const gone = others.removed.map((other) => JSON.stringify(other))
  const stay = sources.others.filter((other) => {
    const at = gone.indexOf(JSON.stringify(other))
    if (at !== -1) gone.splice(at, 1)
    return at === -1
  })
  return [...stay, ...others.added]
}
