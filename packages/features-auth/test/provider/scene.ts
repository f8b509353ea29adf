import type { Context } from '@backarch/api'
import { createTestContext } from '@backarch/api/testing'
import { createTestDatabase } from '@backarch/db/testing'
import { authEnv } from '@backarch/features-auth'
import { createTestUser } from '@backarch/services-access/testing'

import type { SignInResult } from '../../src/schemas.ts'
import { Browser, envFor, runProvider, setTestPassword } from '../../src/testing.ts'
import { callerFor, fromElsewhere, password } from '../support.ts'

/** The page of the web client to which the provider sends people back. */
export const callback = 'https://backarch.example.com/sign-in/callback'

/** What one is told whose flow, state, code or answer is not right. */
export const refused = { code: 'UNAUTHORIZED', reason: 'provider_refused' }

/** The context of a call in the session that signing in has started. */
export function asSignedIn(ctx: Context, result: SignInResult): Context {
  if (result.status !== 'signed_in') throw new Error(`Signing in answered ${result.status}.`)
  const { sessionId, user } = result
  return { ...fromElsewhere(ctx), principal: { kind: 'user', userId: user.id, sessionId } }
}

let people = 0

/** Somebody nobody has met: how the provider knows them, and their address. */
export function somebody(kind: 'verified' | 'unverified' | 'odd' = 'verified') {
  people += 1
  const person = `p${people}`
  return { account: `${kind}:${person}`, person, email: `${person}@example.com` }
}

/** A provider that runs, and a server that is set up with it. Dispose `stack`. */
export async function createScene() {
  const stack = new AsyncDisposableStack()
  const { db } = stack.use(await createTestDatabase({ poolSize: 20 }))
  const { issuer } = stack.use(await runProvider(callback))
  const ctx = createTestContext({ db, definitions: [authEnv], env: envFor(issuer) })

  /** Goes to the provider and back, as `account`; null goes away there. */
  async function cross(account: string | null, returnTo = '/', from: Context = fromElsewhere(ctx)) {
    const call = callerFor(from)
    const { url, flow } = await call.provider.begin({ returnTo })
    return { call, flow, query: await new Browser(account).walk(url, callback) }
  }

  return {
    stack,
    ctx,
    issuer,
    cross,
    signInAs: async (account: string) => {
      const { call, flow, query } = await cross(account)
      return call.provider.complete({ flow, query })
    },
    /** An account with a verified address and a password, in a session that has just been proved. */
    person: async (email?: string) => {
      const overrides = email === undefined ? {} : { email }
      const made = await createTestUser(fromElsewhere(ctx), overrides)
      await setTestPassword(ctx, { userId: made.user.id, password })
      return { ...made, call: callerFor(made.as) }
    },
    linkAs: async (as: Context, account: string) => {
      const { url, flow } = await callerFor(as).provider.beginLink({})
      const query = await new Browser(account).walk(url, callback)
      return callerFor(as).provider.link({ flow, query })
    },
  }
}
