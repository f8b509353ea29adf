import { createCursor, toPage, type Page } from '@backarch/api'
import { inTransaction } from '@backarch/db'
import type { OrgContext } from '@backarch/services-access'
import { idSchema } from '@backarch/services-access/schemas'
import { z } from 'zod'

import { searchDiagrams as findDiagrams, searchElements } from '../../repo/search.ts'
import type { FoundDiagram, SearchInput } from '../../schemas.ts'
import type { Element } from '../../schemas/element.ts'
import { stopWords } from '../../search/search-words-of.ts'
import { wordsOf } from '../../search/words-of.ts'
import { toViews } from '../diagram-in-org.ts'

/** More say nothing about what somebody looks for. */
const mostWords = 12
const elementsShown = 5

const position = createCursor(z.tuple([z.int().min(0).max(mostWords), idSchema]))

/**
 * The organization's diagrams that have every word of a text in their name, or in the label or kind of one of their
 * nodes and groups. A text without a word finds nothing.
 */
export async function searchDiagrams(
  ctx: OrgContext,
  { query, take, cursor }: Pick<SearchInput, 'query' | 'take' | 'cursor'>,
): Promise<Page<FoundDiagram>> {
  const orgId = ctx.org.id
  const [inName, id] = position.decode(cursor) ?? []
  const before = inName === undefined || id === undefined ? null : { inName, id }
  const words = askedWords(query)
  if (words.length === 0) return { items: [], nextCursor: null }
  const { page, elements } = await inTransaction(ctx.db, async (tx) => {
    const found = await findDiagrams(tx, { orgId, words, before, take: take + 1 })
    const some = toPage(found, take, (row) => position.encode([row.inName, row.diagram.id]))
    const diagramIds = some.items.map(({ diagram }) => diagram.id)
    const shown = { orgId, words, diagramIds, take: elementsShown }
    return { page: some, elements: await searchElements(tx, shown) }
  })
  const views = await toViews(
    ctx,
    page.items.map(({ diagram }) => diagram),
  )
  const items = views.map((diagram, at) => ({
    diagram,
    inName: (page.items[at]?.inName ?? 0) > 0,
    elements: elements.get(diagram.id)?.elements.flatMap(toFound) ?? [],
    elementCount: elements.get(diagram.id)?.count ?? 0,
  }))
  return { items, nextCursor: page.nextCursor }
}

/** What is asked for, without what nearly every component is called, unless nothing else is. */
function askedWords(query: string): string[] {
  const words = wordsOf(query)
  const telling = words.filter((word) => !stopWords.has(word))
  return (telling.length > 0 ? telling : words).slice(0, mostWords)
}

function toFound({ type, value }: Element): FoundDiagram['elements'] {
  if (type === 'edge' || type === 'sources') return []
  return [{ id: value.id, type, kind: value.kind, label: value.name }]
}
