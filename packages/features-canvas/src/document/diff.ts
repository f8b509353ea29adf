import type { Diff } from '../schemas/diff.ts'
import { parentOf } from '../schemas/element.ts'
import type { Sources } from '../schemas/operations.ts'
import { changesBetween } from './changes-between.ts'
import { changedFields, type Field } from './element.ts'
import type { Document } from './graph-elements.ts'

type Part = Diff['added'][number]
type Placed = Exclude<Part, { type: 'edge' }>

/** How one document became another, each change under what it is about, and what is only drawn elsewhere apart. */
export function diffDocuments(a: Document, b: Document): Diff {
  const diff: Diff = {
    added: [],
    removed: [],
    reconfigured: [],
    reconnected: [],
    reparented: [],
    renamed: [],
    moved: [],
    others: { added: [], removed: [] },
    usageFile: null,
  }
  for (const { before, after } of changesBetween(a, b)) {
    if (before?.type === 'sources' || after?.type === 'sources') {
      compareSources(a.sources, b.sources, diff)
    } else if (before === null || after === null || before.type !== after.type) {
      if (before) diff.removed.push(before)
      if (after) diff.added.push(after)
    } else {
      compareParts(before, after, diff)
    }
  }
  return diff
}

/** Fields that a diff tells of by themselves. */
const apart: ReadonlySet<Field> = new Set(['name', 'position', 'groupId', 'parentId', 'from', 'to'])

function compareParts(before: Part, after: Part, diff: Diff): void {
  const { id } = after.value
  const changes = changedFields(before, after)
  const fields = changes.filter(({ field }) => !apart.has(field))
  if (fields.length > 0) diff.reconfigured.push({ id, type: after.type, fields })
  if (before.type === 'edge' && after.type === 'edge') {
    const [from, to] = [endsOf(before), endsOf(after)]
    if (from.from !== to.from || from.to !== to.to) diff.reconnected.push({ id, from, to })
  } else if (before.type !== 'edge' && after.type !== 'edge') {
    const named = new Set(changes.map(({ field }) => field))
    comparePlaced(before, after, named, diff)
  }
}

function comparePlaced(before: Placed, after: Placed, named: ReadonlySet<Field>, diff: Diff): void {
  const { type, value } = after
  const place = { id: value.id, type }
  if (named.has('name')) diff.renamed.push({ ...place, from: before.value.name, to: value.name })
  if (named.has('groupId') || named.has('parentId')) {
    diff.reparented.push({ ...place, from: parentOf(before), to: parentOf(after) })
  }
  if (named.has('position')) {
    const [from = null, to = null] = [before.value.position, value.position]
    diff.moved.push({ ...place, from, to })
  }
}

function endsOf({ value: { from, to } }: Extract<Part, { type: 'edge' }>) {
  return { from, to }
}

function compareSources(a: Sources, b: Sources, diff: Diff): void {
  diff.others = { added: without(b.others, a.others), removed: without(a.others, b.others) }
  if (a.usageFile !== b.usageFile) diff.usageFile = { from: a.usageFile, to: b.usageFile }
}

/** What of a list is not in another, each as often as it is missing there. */
function without<T>(list: readonly T[], other: readonly T[]): T[] {
  const left = new Map<string, number>()
  const count = (text: string): number => left.get(text) ?? 0
  for (const item of other) {
    const text = JSON.stringify(item)
    left.set(text, count(text) + 1)
  }
  return list.filter((item) => {
    const text = JSON.stringify(item)
    left.set(text, count(text) - 1)
    return count(text) < 0
  })
}
