import { componentKinds, findKind } from '@backarch/services-topology'

import type { Element } from '../schemas/element.ts'
import { wordsOf } from './words-of.ts'

/** What nearly every component is called; it would find everything. */
export const stopWords: ReadonlySet<string> = new Set(
  [...componentKinds.values()].map(({ provider }) => provider),
)

/**
 * What search finds an element by: its name and what it is, e.g. `lambda`, `function`, or `postgres` for a database of
 * that engine. None for an edge, which has no name.
 */
export function searchWordsOf({ type, value }: Element): string[] {
  if (type === 'edge' || type === 'sources') return []
  const { engine } = value.settings
  const texts = [value.name, value.kind, findKind(value.kind)?.label, engine]
  const text = texts.filter((part) => typeof part === 'string').join(' ')
  return wordsOf(text).filter((word) => !stopWords.has(word))
}
