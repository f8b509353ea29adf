import { outcome } from '@backarch/api/testing'
import { auth } from '@backarch/features-auth/feature'
import { listStoredSessions } from '@backarch/services-access'
import { runRound } from '@backarch/services-jobs/testing'
import { removeExpiredLimits } from '@backarch/services-limits'
import { afterAll, expect, test } from 'vitest'

import { backgroundDone } from '../src/service/in-background.ts'
import { mailedToken } from './mailbox.ts'
import {
  callerFor,
  createSuite,
  fromElsewhere,
  password,
  registerPerson,
  withToken,
} from './support.ts'
import { beginSignIn, createPersonWithTotp } from './support/people.ts'

const { database, db, clock, ctx } = await createSuite()
afterAll(() => database[Symbol.asyncDispose]())
const day = 24 * 60 * 60 * 1000

async function stored() {
  return {
    signUps: await db.signUp.count(),
    resets: await db.passwordReset.count(),
    emailChanges: await db.emailChange.count(),
    challenges: await db.signInChallenge.count(),
    passkeyChallenges: await db.passkeyChallenge.count(),
    refreshTokens: await db.refreshToken.count(),
  }
}

const houseKeep = () => runRound(ctx, auth)

test('what is over is removed, and nothing else', async () => {
  const elsewhere = () => callerFor(fromElsewhere(ctx))
  const { user, email, tokens } = await registerPerson(ctx)
  const caller = callerFor(await withToken(ctx, tokens.accessToken))
  await elsewhere().signUp({ email: 'new@example.com' })
  await elsewhere().askPasswordReset({ email })
  await backgroundDone()
  await caller.account.changeEmail({ email: 'later@example.com' })
  const withTotp = await createPersonWithTotp(ctx)
  await beginSignIn(fromElsewhere(ctx), withTotp.email)
  await elsewhere().passkeys.beginSignIn()

  const before = await stored()
  expect(Object.values(before)).not.toContain(0)
  await houseKeep()
  expect(await stored()).toEqual(before)

  clock.advance(day - 1)
  const token = await mailedToken(ctx, 'new@example.com')
  await houseKeep()
  expect(await stored()).toMatchObject({
    signUps: 1,
    resets: 0,
    emailChanges: 0,
    challenges: 0,
    passkeyChallenges: 0,
  })
  expect(await outcome(elsewhere().confirmSignUp({ token, name: 'New', password }))).toBe('ok')

  clock.advance(30 * day)
  await houseKeep()
  const { refreshTokens } = await stored()
  expect(refreshTokens).toBe(0)
  // The counts of windows that are over are gone already.
  expect(await removeExpiredLimits(ctx)).toBe(0)
  expect(await listStoredSessions(ctx, user.id)).toHaveLength(1)
  clock.advance(91 * day)
  await houseKeep()
  expect(await listStoredSessions(ctx, user.id)).toEqual([])
})
