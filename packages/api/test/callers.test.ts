import { isAppError } from '@backarch/core'
import { createDatabase } from '@backarch/db'
import { TRPCError } from '@trpc/server'
import { expect, test } from 'vitest'

import { createCallerFactory } from '../src/index.ts'
import { createTestContext } from '../src/testing.ts'
import { createTestApi } from './support/test-api.ts'

const { db } = createDatabase({ url: 'postgres://nobody@127.0.0.1:1/none' })
const createCaller = createCallerFactory(createTestApi().appRouter)

test('a script calls procedures without HTTP, checks included', async () => {
  const caller = createCaller(createTestContext({ db }))
  expect(await caller.ping()).toBe('pong')
  expect(await caller.count({ take: 3, id: 'x' })).toBe(3)
  await expect(caller.count({ take: 0, id: 'x' })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  await expect(caller.me()).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
})

test('the operator passes for a signed-in user', async () => {
  const operator = { kind: 'operator', name: 'backup' } as const
  const caller = createCaller(() => createTestContext({ db, principal: operator }))
  expect(await caller.me()).toBe('operator')
})

test('a failure has the fitting code, and what was thrown as its cause', async () => {
  const caller = createCaller(createTestContext({ db }))
  const failure: unknown = await caller.fail({ how: 'app' }).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(TRPCError)
  expect(failure).toMatchObject({ code: 'CONFLICT', message: 'Somebody else saved first.' })
  expect(failure instanceof TRPCError && isAppError(failure.cause)).toBe(true)
  await expect(caller.fail({ how: 'sql' })).rejects.toMatchObject({ code: 'INTERNAL_SERVER_ERROR' })
})
