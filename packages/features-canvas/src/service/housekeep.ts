import type { Context } from '@backarch/api'

import { dropOldVersions } from './history/drop-old-versions.ts'
import { purgeTrash } from './keeping/purge-diagram.ts'

/** Removes what is kept no longer. For the hourly run of every server. */
export async function housekeep(ctx: Context): Promise<void> {
  await purgeTrash(ctx)
  await dropOldVersions(ctx)
}
