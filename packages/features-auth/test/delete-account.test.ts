import { refusal } from '@backarch/api/testing'
import {
  findAccount,
  findAccountByEmail,
  findOrganizations,
  listOrganizations,
} from '@backarch/services-access'
import { auditOf } from '@backarch/services-audit/testing'
import { afterAll, describe, expect, test } from 'vitest'

import { recordDenial } from '../src/service/record-denial.ts'
import { mailsTo } from './mailbox.ts'
import {
  callerFor,
  createSuite,
  fromElsewhere,
  principalOf,
  registerPerson,
  signIn,
  withToken,
} from './support.ts'

const { database, ctx } = await createSuite()
afterAll(() => database[Symbol.asyncDispose]())

async function person() {
  const registered = await registerPerson(ctx)
  const as = await withToken(ctx, registered.tokens.accessToken)
  return { ...registered, as, caller: callerFor(fromElsewhere(as)) }
}

describe('delete', () => {
  test('ends every session at once and frees the address', async () => {
    const { caller, user, email, tokens } = await person()
    const other = await signIn(ctx, email)
    const { items } = await listOrganizations(ctx, { userId: user.id, take: 10 })
    expect(items).toHaveLength(1)
    expect(await caller.account.delete()).toEqual({ status: 'account_deleted' })
    for (const { accessToken } of [tokens, other.tokens]) {
      expect((await principalOf(ctx, accessToken)).kind).toBe('anonymous')
    }
    expect(await findAccountByEmail(ctx, email)).toBeNull()
    // The personal organization went too, and not the person's place in it alone.
    expect(
      await findOrganizations(
        ctx,
        items.map(({ id }) => id),
      ),
    ).toEqual([])
    expect((await mailsTo(ctx, email)).at(-1)).toContain('was deleted')
    expect(await auditOf(ctx, { userId: user.id })).toEqual([])
    const { user: next } = await registerPerson(ctx, email)
    expect(next.id).not.toBe(user.id)
  })

  test('twenty parallel deletions are one', async () => {
    const { caller, user } = await person()
    const codes = await Promise.all(
      Array.from({ length: 20 }, () =>
        caller.account.delete().then(
          () => 'ok',
          async (error: unknown) => (await refusal(Promise.reject<unknown>(error))).code,
        ),
      ),
    )
    expect(codes.filter((code) => code === 'ok')).toHaveLength(1)
    expect(codes.filter((code) => code === 'UNAUTHORIZED')).toHaveLength(19)
    expect(await auditOf(ctx, { userId: user.id })).toEqual([])
  })

  test('GD1 a call that arrives when the person is gone is refused, and does not name them', async () => {
    const { caller, user, as } = await person()
    await caller.account.delete()
    // As one that had looked up who is calling before.
    const late = await refusal(caller.account.rename({ name: 'Late' }))
    expect(late.code).toBe('UNAUTHORIZED')
    for (const ctxOf of [ctx, as]) {
      await recordDenial(ctxOf, { action: 'auth.sign_in_denied', userId: user.id })
    }
    expect(await auditOf(ctx, { userId: user.id })).toEqual([])
  })

  test('whatever crosses a deletion is done before it or refused, and leaves nothing', async () => {
    for (let round = 0; round < 4; round++) {
      const { caller, user, email } = await person()
      const newPassword = 'quiet orchard behind nine mills'
      const crossing = [
        caller.account.rename({ name: 'Late' }),
        caller.account.changePassword({ newPassword }),
        caller.account.changeEmail({ email: `late${round}@example.com` }),
        caller.account.delete(),
        signIn(ctx, email),
        caller.account.rename({ name: 'Later' }),
        caller.account.changePassword({ newPassword }),
        caller.account.changeEmail({ email: `later${round}@example.com` }),
      ]
      const settled = await Promise.allSettled(crossing)
      for (const result of settled) {
        if (result.status === 'fulfilled') continue
        const { code } = await refusal(Promise.reject<unknown>(result.reason))
        expect(['UNAUTHORIZED', 'CONFLICT']).toContain(code)
      }
      expect(settled[3]?.status).toBe('fulfilled')
      expect(await findAccount(ctx, user.id)).toBeNull()
      const actions = (await auditOf(ctx, { userId: user.id })).map(({ action }) => action)
      expect(actions).toEqual([])
    }
  })

  test('a browser forgets its cookie', async () => {
    const { tokens } = await person()
    const cookies: string[] = []
    const as = await withToken(ctx, tokens.accessToken)
    await callerFor({ ...as, setCookie: (cookie) => cookies.push(cookie) }).account.delete()
    expect(cookies).toHaveLength(1)
    expect(cookies[0]).toMatch(/Max-Age=0/)
  })
})
