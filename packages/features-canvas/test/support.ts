import { createCallerFactory } from '@backarch/api'
import { createTestContext } from '@backarch/api/testing'
import { createTestDatabase } from '@backarch/db/testing'
import { canvas } from '@backarch/features-canvas/feature'
import type { Role } from '@backarch/services-access/schemas'
import { createTestOrganization } from '@backarch/services-access/testing'

const callerFor = createCallerFactory(canvas.router)

/** An empty database of its own, and organizations whose members call the feature. */
export async function createSuite() {
  const database = await createTestDatabase({ poolSize: 20 })
  const { db } = database
  const ctx = createTestContext({ db })
  const organization = async () => {
    const { id: orgId, as } = await createTestOrganization(ctx)
    const call = {
      viewer: callerFor(as.viewer),
      editor: callerFor(as.editor),
      admin: callerFor(as.admin),
      owner: callerFor(as.owner),
    } satisfies Record<Role, unknown>
    return { orgId, as, call }
  }
  return { database, db, ctx, organization, callerFor }
}
