import { stat } from 'node:fs/promises'

import { testFolder } from '@backarch/api/testing'
import { createTestDatabase } from '@backarch/db/testing'
import { auth } from '@backarch/features-auth/feature'
import { pricing } from '@backarch/features-pricing/feature'
import { expect, test } from 'vitest'

import { createOperatorCaller } from '../src/operator.ts'
import { runChild, urlOf } from './support/child-server.ts'

test('a call that needs no database opens none', async () => {
  const env = { DATA_DIR: testFolder(), NODE_ENV: 'test' }
  await using operator = createOperatorCaller({ pricing }, { env })
  expect((await operator.caller.pricing.catalog({})).prices).toBeGreaterThan(0)
  await expect(stat(env.DATA_DIR)).rejects.toThrow('ENOENT')
})

test('a call that needs one uses DATABASE_URL, and a token makes it somebody', async () => {
  await using database = await createTestDatabase()
  const env = { DATA_DIR: testFolder(), NODE_ENV: 'test', DATABASE_URL: database.url }
  await using operator = createOperatorCaller({ auth }, { env })
  const account = { email: 'op@example.com', password: 'a long enough passphrase' }
  const user = await operator.caller.auth.createAccount({ ...account, name: 'Op' })
  const signedIn = await operator.caller.auth.signIn(account)
  if (signedIn.status !== 'signed_in') throw new Error('A new account has no second factor.')
  const caller = await operator.signedIn(signedIn.tokens.accessToken)
  expect((await caller.auth.me()).user).toEqual(user)
  await expect(operator.signedIn('x.y.z')).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
})

test('while a server has the data folder, a script works on its database', async () => {
  await using server = runChild('test/children/run-journey.ts')
  await urlOf(server)
  const env = { DATA_DIR: server.dataDir, NODE_ENV: 'test' }
  const account = { email: 'both@example.com', password: 'a long enough passphrase' }
  {
    await using operator = createOperatorCaller({ auth }, { env })
    await operator.caller.auth.createAccount({ ...account, name: 'Both' })
  }
  const reply = await fetch(`${await urlOf(server)}/v1/trpc/auth.signIn`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ json: account }),
  })
  expect(reply.status).toBe(200)
})
