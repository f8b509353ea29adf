import { refusal } from '@backarch/api/testing'
import { inTransaction } from '@backarch/db'
import { findAccount, lockAccount, removeAccount } from '@backarch/services-access'
import { auditOf } from '@backarch/services-audit/testing'
import { afterAll, expect, test } from 'vitest'

import { Browser } from '../src/testing.ts'
import { callback, createScene, somebody } from './provider/scene.ts'
import { callerFor, fromElsewhere, password, signIn } from './support.ts'

const { stack, ctx, person, linkAs, cross } = await createScene()
afterAll(() => stack.disposeAsync())

test('GD1 sessions, tokens and the provider: what crosses the deletion of an account leaves nothing', async () => {
  for (const earlier of [0, 2, 5, 9]) {
    const { user, as, call } = await person()
    const { account } = somebody()
    await linkAs(as, account)
    const other = await signIn(ctx, user.email)
    const session = await signIn(ctx, user.email)
    const asOther = callerFor({
      ...fromElsewhere(ctx),
      principal: { kind: 'user', userId: user.id, sessionId: other.sessionId },
    })
    const wish = { name: 'Late', scopes: ['read' as const], expiresInDays: 1 }
    const { id: tokenId } = await call.tokens.make(wish)
    const coming = await cross(account)
    const proof = await call.provider.beginProof({})
    const query = await new Browser(account).walk(proof.url, callback)
    const { refreshToken } = session.tokens
    const crossing: (() => Promise<unknown>)[] = [
      () => coming.call.provider.complete({ flow: coming.flow, query: coming.query }),
      () => call.provider.prove({ flow: proof.flow, query }),
      () => call.tokens.make(wish),
      () => call.provider.beginLink({}),
      () => call.sessions.end({ sessionId: session.sessionId }),
      () => asOther.signOut(),
      () => callerFor(ctx).refresh({ refreshToken }),
      () => call.tokens.end({ tokenId }),
      () => call.provider.unlink(),
      () => call.sessions.endOthers(),
    ]
    const before = crossing.splice(0, earlier).map((act) => act())
    const deleted = call.account.delete()
    const after = crossing.map((act) => act())
    for (const result of await Promise.allSettled([...before, ...after])) {
      if (result.status === 'fulfilled') continue
      const { code, message } = await refusal(Promise.reject<unknown>(result.reason))
      expect(code, message).not.toBe('INTERNAL_SERVER_ERROR')
    }
    expect((await deleted).status).toBe('account_deleted')
    expect(await findAccount(ctx, user.id)).toBeNull()
    expect(await auditOf(ctx, { userId: user.id })).toEqual([])
    expect(await ctx.db.providerIdentity.count({ where: { userId: user.id } })).toBe(0)
    expect(await ctx.db.providerFlow.count({ where: { userId: user.id } })).toBe(0)
  }
})

test('GD1 a password that is still being checked when its account is deleted is not on record', async () => {
  for (let round = 0; round < 5; round += 1) {
    const { user, call } = await person()
    // Refused, unless the deletion had to wait and the proof came first.
    const proving = Promise.allSettled([call.prove({ password })])
    await call.account.delete()
    await proving
    expect(await auditOf(ctx, { userId: user.id })).toEqual([])
  }
})

test('GD1 a new name that waits for a deletion under way is refused', async () => {
  const { user, call } = await person()
  const ends: ReturnType<typeof refusal>[] = []
  await inTransaction(ctx.db, async (tx) => {
    await lockAccount(ctx, tx, user.id)
    ends.push(refusal(call.account.rename({ name: 'Late' })))
    await expect.poll(waiting).toBe(1)
    await removeAccount(ctx, tx, user.id)
  })
  expect(await Promise.all(ends)).toMatchObject([{ code: 'UNAUTHORIZED' }])
})

/** How many transactions wait for another one. */
async function waiting(): Promise<number> {
  const rows = await ctx.db.$queryRaw<{ pid: number }[]>`
    SELECT pid FROM pg_stat_activity
     WHERE datname = current_database() AND wait_event_type = 'Lock'`
  return rows.length
}
