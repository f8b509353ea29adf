import { findKind } from '@backarch/services-topology'

import type { Diff } from '../schemas/diff.ts'
import { idOf, type Element } from '../schemas/element.ts'
import { wordsOfChange } from './describe-change.ts'
import { toElements, type Document } from './graph-elements.ts'
import { listed, quoted } from './words.ts'

/** More sentences of one sort than these become one that counts. */
const few = 5

/**
 * A diff in words, one line a sentence, the weightiest first.
 * @param most sentences at most; the last one then counts the rest.
 */
export function describeDiff(diff: Diff, a: Document, b: Document, most = 40): string[] {
  const titles = createTitles(a, b)
  const sentences = [
    ...describeParts('Added', diff.added, titles),
    ...describeParts('Removed', withoutEdgesOfRemoved(diff.removed), titles),
    ...describeReconnected(diff.reconnected, titles),
    ...describeReconfigured(diff.reconfigured, titles),
    ...counted(
      diff.renamed.map(({ from, to }) => `Renamed ${quoted(from)} to ${quoted(to)}.`),
      (count) => `Renamed ${count} elements.`,
    ),
    ...describeReparented(diff.reparented, titles),
    ...describeMoved(diff.moved, titles),
    ...describeUsageFile(diff.usageFile),
    ...describeOthers('Added', diff.others.added),
    ...describeOthers('Removed', diff.others.removed),
  ]
  if (sentences.length <= most) return sentences
  const shown = sentences.slice(0, most - 1)
  return [...shown, `And ${sentences.length - shown.length} more changes.`]
}

type Part = Diff['added'][number]
type Titles = (id: string) => string

/** What people call an element: a connection by its ends, and what has no name by its id. */
function createTitles(a: Document, b: Document): Titles {
  const elements = new Map<string, Element>()
  for (const element of [...toElements(a), ...toElements(b)]) elements.set(idOf(element), element)
  const title = (id: string): string => {
    const element = elements.get(id)
    if (element?.type === 'edge')
      return `${title(element.value.from)} to ${title(element.value.to)}`
    const isNamed = element?.type === 'node' || element?.type === 'group'
    return quoted((isNamed && element.value.name.trim()) || id)
  }
  return title
}

function counted(sentences: readonly string[], many: (count: number) => string): readonly string[] {
  return sentences.length > few ? [many(sentences.length)] : sentences
}

/** That a connection is gone goes without saying when one of its ends is. */
function withoutEdgesOfRemoved(parts: readonly Part[]): Part[] {
  const nodes = new Set(parts.flatMap(({ type, value }) => (type === 'node' ? value.id : [])))
  return parts.filter(
    ({ type, value }) => type !== 'edge' || !(nodes.has(value.from) || nodes.has(value.to)),
  )
}

function describeParts(
  verb: 'Added' | 'Removed',
  parts: readonly Part[],
  titles: Titles,
): string[] {
  const byLabel = Map.groupBy(
    parts.filter((part) => part.type !== 'edge'),
    ({ type, value }) =>
      type === 'node' ? (findKind(value.kind)?.label ?? value.kind) : value.kind,
  )
  const named = [...byLabel].map(([label, those]) => {
    const names = those.map(({ value }) => quoted(value.name.trim() || value.id))
    return those.length === 1
      ? `${verb} the ${label} ${names.join('')}.`
      : `${verb} ${those.length} ${label}s: ${listed(names)}.`
  })
  const edges = parts.flatMap(({ type, value }) => (type === 'edge' ? value : []))
  const [connect, to] = verb === 'Added' ? ['Connected', 'to'] : ['Disconnected', 'from']
  const connected = [...Map.groupBy(edges, ({ from }) => from)].map(
    ([from, those]) =>
      `${connect} ${titles(from)} ${to} ${listed(those.map((edge) => titles(edge.to)))}.`,
  )
  return [...named, ...counted(connected, () => `${verb} ${edges.length} connections.`)]
}

function describeReconnected(edges: Diff['reconnected'], titles: Titles): readonly string[] {
  const sentences = edges.map(({ from: old, to: now }) => {
    const [from, to] = [titles(now.from), titles(now.to)]
    if (old.from === now.from) return `Connected ${from} to ${to} instead of ${titles(old.to)}.`
    if (old.to === now.to) return `Connected ${from} instead of ${titles(old.from)} to ${to}.`
    return old.from === now.to && old.to === now.from
      ? `Turned the connection from ${to} to ${from} around.`
      : `Connected ${from} to ${to} instead of ${titles(old.from)} to ${titles(old.to)}.`
  })
  return counted(sentences, (count) => `Led ${count} connections elsewhere.`)
}

function describeReconfigured(elements: Diff['reconfigured'], titles: Titles): string[] {
  const alike = Map.groupBy(elements, ({ fields }) => listed(fields.flatMap(wordsOfChange)))
  return [...alike].map(([what, those]) => `${listed(those.map(({ id }) => titles(id)))}: ${what}.`)
}

function describeReparented(elements: Diff['reparented'], titles: Titles): readonly string[] {
  const alike = Map.groupBy(elements, ({ from, to }) => {
    if (to !== null) return `into ${titles(to)}`
    return from === null ? '' : `out of ${titles(from)}`
  })
  const sentences = [...alike].map(
    ([where, those]) => `Moved ${listed(those.map(({ id }) => titles(id)))} ${where}.`,
  )
  return counted(sentences, () => `Moved ${elements.length} elements into or out of groups.`)
}

function describeMoved(moved: Diff['moved'], titles: Titles): string[] {
  const [first] = moved
  if (!first) return []
  return [moved.length === 1 ? `Moved ${titles(first.id)}.` : `Moved ${moved.length} components.`]
}

function describeUsageFile(change: Diff['usageFile']): string[] {
  if (!change) return []
  if (change.from === null) return ['Added a usage file.']
  return [change.to === null ? 'Removed the usage file.' : 'Changed the usage file.']
}

function describeOthers(verb: string, others: Diff['others']['added']): string[] {
  if (others.length === 0) return []
  const resources =
    others.length === 1 ? 'a resource that is' : `${others.length} resources that are`
  return [
    `${verb} ${resources} not drawn: ${listed(others.map(({ address }) => quoted(address)))}.`,
  ]
}
