import type { Context } from '@backarch/api'
import { generateSync } from 'otplib'

import { callerFor, password, registerPerson, withToken } from '../support.ts'

/** A person who is signed in and has just proved who they are. */
export async function createPerson(ctx: Context) {
  const { user, email, tokens, sessionId } = await registerPerson(ctx)
  const own = await withToken(ctx, tokens.accessToken)
  return { userId: user.id, email, sessionId, ctx: own, call: callerFor(own) }
}

/** What an authenticator app shows at a time. */
export function codeAt(secret: string, now: Date): string {
  return generateSync({ secret, epoch: Math.floor(now.getTime() / 1000) })
}

/** A person with an authenticator app, whose code of now is used. */
export async function createPersonWithTotp(ctx: Context) {
  const person = await createPerson(ctx)
  const { secret } = await person.call.totp.begin()
  const { recoveryCodes } = await person.call.totp.confirm({ code: codeAt(secret, ctx.now()) })
  return { ...person, secret, recoveryCodes }
}

/** Gives the right password of an account that has a second factor. */
export async function beginSignIn(ctx: Context, email: string) {
  const result = await callerFor(ctx).signIn({ email, password })
  if (result.status !== 'second_factor') throw new Error(`Signing in answered ${result.status}.`)
  return result
}
