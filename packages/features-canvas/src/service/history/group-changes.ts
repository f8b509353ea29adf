import type { Prices } from '@backarch/features-pricing'

import { costOf } from '../../bill.ts'
import type { Change } from '../../repo/changes.ts'
import type { HistoryEntry } from '../../schemas.ts'

/** Whoever makes a longer pause begins something new. */
const longestPauseMs = 10 * 60 * 1000

/** Changes, newest first, as entries of a history: what one person did without a long pause is one. */
export function groupChanges(
  changes: readonly Change[],
  prices: Pick<Prices, 'currency'>,
): HistoryEntry[] {
  const groups: Change[][] = []
  for (const change of changes) {
    const group = groups.at(-1)
    const newer = group?.at(-1)
    if (group && newer && belongTogether(change, newer)) group.push(change)
    else groups.push([change])
  }
  return groups.flatMap((group) => toEntry(group, prices))
}

/** A version with a name ends its entry, and a restored one is an entry of its own. */
function belongTogether(older: Change, newer: Change): boolean {
  return (
    older.createdBy === newer.createdBy &&
    older.name === null &&
    older.kind !== 'restore' &&
    newer.kind !== 'restore' &&
    newer.createdAt.getTime() - older.createdAt.getTime() <= longestPauseMs
  )
}

function toEntry(group: readonly Change[], prices: Pick<Prices, 'currency'>): HistoryEntry[] {
  const [newest] = group
  const oldest = group.at(-1)
  if (!newest || !oldest) return []
  return [
    {
      from: oldest.version,
      to: newest.version,
      name: newest.name,
      kinds: [...new Set(group.map(({ kind }) => kind))].toReversed(),
      ofVersion: group.length === 1 ? newest.ofVersion : null,
      by: newest.createdBy,
      startedAt: oldest.createdAt.toISOString(),
      endedAt: newest.createdAt.toISOString(),
      cost: costOf(newest.bill, prices),
    },
  ]
}
