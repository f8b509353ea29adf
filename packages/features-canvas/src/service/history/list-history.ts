import { createCursor, toPage, type Page } from '@backarch/api'
import type { OrgContext } from '@backarch/services-access'

import { findHistory } from '../../repo/history.ts'
import { versionSchema, type HistoryEntry, type HistoryInput } from '../../schemas.ts'
import { requireDiagram } from '../diagram-in-org.ts'
import { groupChanges } from './group-changes.ts'

/** An entry of more changes is told as several. */
const mostChangesRead = 1_000

/** The first version of the last entry that was seen. */
const position = createCursor(versionSchema)

/** What was done to a diagram, newest first, by whom and when, and what it cost afterwards. */
export async function listHistory(
  ctx: OrgContext,
  { diagramId, take, cursor }: HistoryInput,
): Promise<Page<HistoryEntry>> {
  const { keptFrom } = await requireDiagram(ctx, diagramId)
  const before = position.decode(cursor)
  const ref = { orgId: ctx.org.id, diagramId }
  const asked = { ...ref, keptFrom, before, take: mostChangesRead }
  const changes = await findHistory(ctx.db, asked)
  const entries = groupChanges(changes)
  // There are more changes than were read: the last entry may go on among them.
  const isWhole = changes.length < mostChangesRead
  const seen = isWhole || entries.length === 1 ? entries : entries.slice(0, -1)
  const { items, nextCursor } = toPage(seen, take, ({ from }) => position.encode(from))
  const last = items.at(-1)
  if (isWhole || nextCursor !== null || !last) return { items, nextCursor }
  return { items, nextCursor: position.encode(last.from) }
}
