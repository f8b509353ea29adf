import type { Context } from '@backarch/api'
import { createTestContext } from '@backarch/api/testing'
import type { Database } from '@backarch/db'
import { authEnv } from '@backarch/features-auth'
import { setTestPassword } from '@backarch/features-auth/testing'
import { findAccount } from '@backarch/services-access'
import type { Role } from '@backarch/services-access/schemas'
import { createTestOrganization } from '@backarch/services-access/testing'
import { z } from 'zod'

import { bearer, fromElsewhere, tell } from './call.ts'

export const password = 'violet lantern under seven hills'

export const signedInSchema = z.object({
  sessionId: z.string(),
  tokens: z.object({ accessToken: z.string(), refreshToken: z.string() }),
})

export interface Person {
  readonly userId: string
  readonly email: string
}

/** An organization with one person of each role, who can sign in over HTTP. */
export async function createTeam(database: Pick<Database, 'db'>) {
  const ctx = createTestContext({ db: database.db, definitions: [authEnv] })
  const { id: orgId, as } = await createTestOrganization(ctx)
  const person = async (role: Role): Promise<Person> => {
    const userId = userIdOf(as[role])
    await setTestPassword(ctx, { userId, password })
    const account = await findAccount(ctx, userId)
    return { userId, email: account?.email ?? '' }
  }
  const [viewer, editor] = [await person('viewer'), await person('editor')]
  const [admin, owner] = [await person('admin'), await person('owner')]
  return { ctx, as, orgId, viewer, editor, admin, owner }
}

/** A new session of a program of theirs. */
export async function signIn(url: string, { email }: Person) {
  const { data, reason } = await tell(url, 'auth.signIn', {
    input: { email, password },
    headers: fromElsewhere(),
  })
  if (reason !== undefined) throw new Error(`Signing in answered ${reason}.`)
  const { sessionId, tokens } = signedInSchema.parse(data)
  return { sessionId, ...tokens, headers: bearer(tokens.accessToken) }
}

function userIdOf({ principal }: Context): string {
  if (principal.kind !== 'user') throw new Error('Members are people.')
  return principal.userId
}
