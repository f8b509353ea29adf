import { createCursor, toPage, type Page } from '@backarch/api'
import { AppError } from '@backarch/core'
import { openPrices } from '@backarch/features-pricing'
import type { OrgContext } from '@backarch/services-access'
import { idSchema } from '@backarch/services-access/schemas'
import { z } from 'zod'

import { findHistory } from '../../repo/history.ts'
import { versionSchema, type HistoryEntry, type HistoryInput } from '../../schemas.ts'
import { requireDiagram } from '../diagram-in-org.ts'
import { groupChanges } from './group-changes.ts'

/** An entry of more changes is told as several. */
const mostChangesRead = 1_000

/** A diagram, and the first version of the last of its entries that was seen. */
const position = createCursor(z.tuple([idSchema, versionSchema]))

/** What was done to a diagram, newest first, by whom and when, and what it cost afterwards. */
export async function listHistory(
  ctx: OrgContext,
  { diagramId, take, cursor }: HistoryInput,
): Promise<Page<HistoryEntry>> {
  const { keptFrom } = await requireDiagram(ctx, diagramId)
  const before = versionIn(position.decode(cursor), diagramId)
  const ref = { orgId: ctx.org.id, diagramId }
  const asked = { ...ref, keptFrom, before, take: mostChangesRead }
  const [changes, prices] = await Promise.all([
    findHistory(ctx.db, asked),
    openPrices(ctx.db, ctx.org.id),
  ])
  const entries = groupChanges(changes, prices)
  // There are more changes than were read: the last entry may go on among them.
  const isWhole = changes.length < mostChangesRead
  const seen = isWhole || entries.length === 1 ? entries : entries.slice(0, -1)
  const { items, nextCursor } = toPage(seen, take, ({ from }) => position.encode([diagramId, from]))
  const last = items.at(-1)
  if (isWhole || nextCursor !== null || !last) return { items, nextCursor }
  return { items, nextCursor: position.encode([diagramId, last.from]) }
}

function versionIn(seen: readonly [string, number] | null, diagramId: string): number | null {
  if (seen === null) return null
  const [of, version] = seen
  if (of === diagramId) return version
  const details = { reason: 'bad_cursor' }
  throw new AppError('VALIDATION', 'cursor is of the history of another diagram.', { details })
}
