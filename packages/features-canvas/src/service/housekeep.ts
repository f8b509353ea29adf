import type { Context } from '@backarch/api'

import { priceAnew } from './document/price-anew.ts'
import { dropOldVersions } from './history/drop-old-versions.ts'
import { purgeTrash } from './keeping/purge-diagram.ts'

/** Removes what is kept no longer, and prices anew what is of other prices. For the hourly run of every server. */
export async function housekeep(ctx: Context): Promise<void> {
  await purgeTrash(ctx)
  await dropOldVersions(ctx)
  await priceAnew(ctx)
}
