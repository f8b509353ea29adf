import { createCursor, toPage, type Page } from '@backarch/api'
import { AppError } from '@backarch/core'
import { inTransaction } from '@backarch/db'
import type { OrgContext } from '@backarch/services-access'
import { idSchema } from '@backarch/services-access/schemas'
import { z } from 'zod'

import {
  matchEnd,
  matchStart,
  readQuery,
  searchNotes as findNotes,
  type FoundNote,
} from '../../repo/search.ts'
import type { FoundNoteView, SearchInput } from '../../schemas.ts'
import { identityView } from '../note-view.ts'
import { languageOf } from './language.ts'

/** The rank and the id of the last note that was seen, and the newest id that there was at the first page. */
const position = createCursor(z.tuple([z.number(), idSchema, idSchema]))

/**
 * The organization's notes that a query finds, as a web search reads it, the best first. Throws VALIDATION
 * (`nothing_to_search`) when it has no word that can be looked for.
 */
export async function searchNotes(
  ctx: OrgContext,
  { query: text, diagramId, take, cursor }: SearchInput,
): Promise<Page<FoundNoteView>> {
  const orgId = ctx.org.id
  const [rank, id, newest = ctx.newId()] = position.decode(cursor) ?? []
  const before = rank === undefined || id === undefined ? null : { rank, id }
  const found = await inTransaction(ctx.db, async (tx) => {
    const query = await readQuery(tx, { orgId, language: await languageOf(tx, orgId), text })
    if (query === null) throw nothingToSearch()
    return findNotes(tx, { orgId, query, diagramId, newest, before, take: take + 1 })
  })
  const { items, nextCursor } = toPage(found, take, (row) =>
    position.encode([row.rank, row.id, newest]),
  )
  return { items: items.map(toView), nextCursor }
}

function toView({ note, excerpt }: FoundNote): FoundNoteView {
  const { tags, createdAt, updatedAt } = note
  return {
    ...identityView(note),
    excerpt: partsOf(excerpt),
    tags: [...tags],
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  }
}

function partsOf(excerpt: string): FoundNoteView['excerpt'] {
  const [before = '', ...rest] = excerpt.split(matchStart)
  const parts = rest.flatMap((part) => {
    const [match = '', after = ''] = part.split(matchEnd)
    return [
      { text: match, matches: true },
      { text: after, matches: false },
    ]
  })
  return [{ text: before, matches: false }, ...parts].filter(({ text }) => text !== '')
}

function nothingToSearch(): AppError {
  return new AppError(
    'VALIDATION',
    'No word of this can be looked for: write one that says more than "and" or "the", and not only what to leave out.',
    { details: { reason: 'nothing_to_search' } },
  )
}
