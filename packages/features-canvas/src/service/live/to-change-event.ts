import type { Prices } from '@backarch/features-pricing'

import { costOf } from '../../bill.ts'
import type { ElementChange } from '../../document/draft.ts'
import type { ChangeKind } from '../../repo/changes.ts'
import type { LiveChange } from '../../schemas.ts'
import type { Bill } from '../../schemas/bill.ts'
import { toChangeViews } from '../document/change-views.ts'

interface Told {
  readonly version: number
  readonly kind: ChangeKind
  readonly bill: Bill
  readonly createdBy: string | null
  readonly createdAt: Date
}

/** A change as whoever has the diagram open is told. */
export function toChangeEvent(
  change: Told,
  elements: readonly ElementChange[],
  prices: Pick<Prices, 'currency'>,
): LiveChange {
  const { version, kind, bill, createdBy: by, createdAt } = change
  return {
    type: 'change',
    version,
    kind,
    by,
    at: createdAt.toISOString(),
    changes: toChangeViews(elements),
    cost: costOf(bill, prices),
  }
}
