import type { Context } from '@backarch/api'
import { createTestContext } from '@backarch/api/testing'
import { inTransaction } from '@backarch/db'
import { createTestDatabase } from '@backarch/db/testing'
import { accessOrganization, createOrganization, type OrgContext } from '@backarch/services-access'
import { createTestUser } from '@backarch/services-access/testing'

/** An empty database of its own, and a context whose clock the test turns. */
export async function createSuite() {
  const database = await createTestDatabase({ poolSize: 20 })
  let time = Date.parse('2026-03-01T09:00:00.000Z')
  const ctx = createTestContext({ db: database.db, now: () => new Date(time) })
  const pass = (milliseconds: number) => {
    time += milliseconds
  }
  return { database, db: database.db, ctx, pass }
}

/** Somebody with a personal organization, and their context in it. */
export async function createPerson(ctx: Context) {
  const { user, as } = await createTestUser(ctx)
  const input = { name: 'Personal', ownerId: user.id, personal: true }
  const { id } = await inTransaction(ctx.db, (tx) => createOrganization(ctx, tx, input))
  const org: OrgContext = { ...as, org: await accessOrganization(as, id) }
  return { id, userId: user.id, as: org }
}

export const hour = 60 * 60 * 1000
export const day = 24 * hour

export function userIdOf({ principal }: Context): string {
  if (principal.kind === 'user') return principal.userId
  throw new Error('Members are people.')
}
