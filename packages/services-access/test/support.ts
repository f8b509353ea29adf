import type { Context } from '@backarch/api'
import { createTestContext } from '@backarch/api/testing'
import { createTestDatabase } from '@backarch/db/testing'

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

export const hour = 60 * 60 * 1000
export const day = 24 * hour

export function userIdOf({ principal }: Context): string {
  if (principal.kind === 'user') return principal.userId
  throw new Error('Members are people.')
}
