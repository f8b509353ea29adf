import { AppError } from '@backarch/core'
import type { Db } from '@backarch/db'

import { countWaysIn } from '../repo/ways-in.ts'

/**
 * Called after one way to sign in was taken away, in that transaction and under the account's lock: throws CONFLICT
 * (`last_way_in`) when it was the last one.
 */
export async function requireAnotherWayIn(tx: Db, userId: string): Promise<void> {
  if ((await countWaysIn(tx, userId)) > 0) return
  throw new AppError('CONFLICT', 'It is your last way to sign in: set a password first.', {
    details: { reason: 'last_way_in' },
  })
}
