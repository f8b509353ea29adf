import { createCallerFactory, type Context, type Principal } from '@backarch/api'
import { createTestContext } from '@backarch/api/testing'
import type { EnvSource } from '@backarch/core'
import { createTestDatabase } from '@backarch/db/testing'
import { authEnv } from '@backarch/features-auth'
import { auth } from '@backarch/features-auth/feature'
import { identifyCaller } from '@backarch/services-access'

import { authenticate } from '../src/service/authenticate.ts'

export const password = 'violet lantern under seven hills'

export const callerFor = createCallerFactory(auth.router)

export interface Clock {
  readonly now: () => Date
  readonly advance: (ms: number) => void
}

/** Time stands still until a test moves it. */
function createClock(): Clock {
  let at = Date.parse('2026-03-01T12:00:00Z')
  return {
    now: () => new Date(at),
    advance: (ms) => {
      at += ms
    },
  }
}

/** An empty database of its own, and an anonymous context over it. */
export async function createSuite(env: EnvSource = {}) {
  const database = await createTestDatabase({ poolSize: 20 })
  const clock = createClock()
  const { db } = database
  const ctx = createTestContext({ db, now: clock.now, definitions: [authEnv], env })
  return { database, db, clock, ctx }
}

let people = 0
let peers = 0

/** The context of a caller from an address that no other test calls from: their attempts are counted apart. */
export function fromElsewhere(ctx: Context): Context {
  peers += 1
  const address = `10.${peers >> 8}.${peers & 255}.1`
  return { ...ctx, peer: { address, userAgent: null } }
}

/** The context of a script on the server. */
export function operatorOf(ctx: Context): Context {
  return { ...ctx, principal: { kind: 'operator', name: 'test' } }
}

/** An account with its first session; no mail is involved. */
export async function registerPerson(ctx: Context, email = `person${++people}@example.com`) {
  await callerFor(operatorOf(ctx)).createAccount({ email, name: 'Ada', password })
  return { ...(await signIn(ctx, email)), email }
}

/** Who the server takes the sender of this access token for. */
export async function principalOf(ctx: Context, accessToken: string): Promise<Principal> {
  const credential = await authenticate(
    ctx,
    new Headers({ authorization: `Bearer ${accessToken}` }),
  )
  return identifyCaller({ ...ctx, credential })
}

/** The context of a call that carries this access token. */
export async function withToken(ctx: Context, accessToken: string): Promise<Context> {
  return { ...ctx, principal: await principalOf(ctx, accessToken) }
}

/** Signs in with the password alone. */
export async function signIn(ctx: Context, email: string) {
  const result = await callerFor(fromElsewhere(ctx)).signIn({ email, password })
  if (result.status !== 'signed_in') throw new Error(`Signing in answered ${result.status}.`)
  return result
}
