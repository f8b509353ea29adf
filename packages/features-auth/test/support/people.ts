import type { Context } from '@backarch/api'

import { codeAt, createAuthenticator, type Authenticator } from '../../src/testing.ts'
import { callerFor, fromElsewhere, password, registerPerson, withToken } from '../support.ts'

/** A person who is signed in and has just proved who they are. */
export async function createPerson(ctx: Context) {
  const { user, email, tokens, sessionId } = await registerPerson(ctx)
  const own = await withToken(ctx, tokens.accessToken)
  return { userId: user.id, email, sessionId, ctx: own, call: callerFor(own) }
}

/** A code that the app does not show now, nor just before or after. */
export function wrongCode(secret: string, now: Date): string {
  const right = [-30_000, 0, 30_000].map((ms) => codeAt(secret, new Date(now.getTime() + ms)))
  const candidates = ['000000', '111111', '222222', '333333']
  return candidates.find((code) => !right.includes(code)) ?? ''
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

/** Signs in from a new address with the right password, and answers the question with this. */
export async function completeSignIn(
  ctx: Context,
  email: string,
  proof: { readonly code: string } | { readonly recoveryCode: string },
) {
  const caller = fromElsewhere(ctx)
  const { challenge } = await beginSignIn(caller, email)
  return callerFor(caller).completeSignIn({ challenge, ...proof })
}

/** Adds a passkey of a device to a person's account, and answers its id. */
export async function addPasskey(
  { call }: Pick<Awaited<ReturnType<typeof createPerson>>, 'call'>,
  device: Authenticator,
): Promise<string> {
  const passkey = device.create(await call.passkeys.beginAdd())
  return (await call.passkeys.add({ name: 'laptop', passkey })).id
}

/** A person with a passkey on a device of their own. */
export async function createPersonWithPasskey(ctx: Context, device = createAuthenticator()) {
  const person = await createPerson(ctx)
  return { ...person, device, passkeyId: await addPasskey(person, device) }
}
