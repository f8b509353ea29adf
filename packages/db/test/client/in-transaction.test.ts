import { setTimeout as sleep } from 'node:timers/promises'

import { AppError } from '@backarch/core'
import { expect, test } from 'vitest'

import {
  createDatabase,
  inTransaction,
  isTransaction,
  isUniqueViolation,
  type Db,
} from '../../src/index.ts'
import { createTestDatabase } from '../../src/testing.ts'
import { step } from '../support/step.ts'

const history = [
  step(
    '20260101000000_counters',
    `CREATE TABLE counter (id int PRIMARY KEY, value int NOT NULL);
     INSERT INTO counter VALUES (1, 0), (2, 0);
     CREATE TABLE member (name text PRIMARY KEY, is_owner boolean NOT NULL);
     INSERT INTO member VALUES ('ann', true), ('bob', true);`,
  ),
]

async function valueOf(db: Db, id: number): Promise<unknown> {
  const rows = await db.$queryRaw<{ value: number }[]>`SELECT value FROM counter WHERE id = ${id}`
  return rows[0]?.value
}

async function increment(db: Db, id: number): Promise<void> {
  const [row] = await db.$queryRaw<{ value: number }[]>`SELECT value FROM counter WHERE id = ${id}`
  await db.$executeRaw`UPDATE counter SET value = ${(row?.value ?? 0) + 1} WHERE id = ${id}`
}

test('CC1 twenty parallel increments that read before they write make twenty', async () => {
  await using scratch = await createTestDatabase({ history })
  await Promise.all(
    Array.from({ length: 20 }, () =>
      inTransaction(scratch.db, (tx) => increment(tx, 1), {
        isolation: 'Serializable',
        attempts: 100,
      }),
    ),
  )
  expect(await valueOf(scratch.db, 1)).toBe(20)
})

test('CC2 two owners who leave at once do not both leave', async () => {
  await using scratch = await createTestDatabase({ history })
  const leave = (name: string): Promise<void> =>
    inTransaction(
      scratch.db,
      async (tx) => {
        const owners = await tx.$queryRaw<unknown[]>`SELECT name FROM member WHERE is_owner`
        if (owners.length < 2) throw new AppError('CONFLICT', 'The last owner stays.')
        await tx.$executeRaw`UPDATE member SET is_owner = false WHERE name = ${name}`
      },
      { isolation: 'Serializable' },
    )
  const outcomes = await Promise.allSettled([leave('ann'), leave('bob')])
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(await scratch.db.$queryRaw`SELECT 1 FROM member WHERE is_owner`).toHaveLength(1)
})

test('CC4 a transaction past its deadline leaves nothing, also of statements sent late', async () => {
  await using scratch = await createTestDatabase({ history, transactionTimeout: 300 })
  const late: Promise<unknown>[] = []
  const work = inTransaction(scratch.db, async (tx) => {
    await tx.$executeRaw`UPDATE counter SET value = 1 WHERE id = 1`
    for (let delay = 280; delay <= 360; delay += 5) {
      late.push(sleep(delay).then(() => tx.$executeRaw`UPDATE counter SET value = 2 WHERE id = 2`))
    }
    await Promise.allSettled(late)
    return 'done'
  })
  await expect(work).rejects.toMatchObject({ code: 'UNAVAILABLE' })
  const outcomes = await Promise.allSettled(late)
  expect(outcomes.at(-1)?.status).toBe('rejected')
  expect([await valueOf(scratch.db, 1), await valueOf(scratch.db, 2)]).toEqual([0, 0])
})

test('CC4 work that hangs on something else is given up, and its late statements fail', async () => {
  await using scratch = await createTestDatabase({ history })
  const { promise: world, resolve: goOn } = Promise.withResolvers<void>()
  let late: Promise<unknown> = Promise.resolve()
  const work = inTransaction(
    scratch.db,
    async (tx) => {
      await tx.$executeRaw`UPDATE counter SET value = 1 WHERE id = 1`
      await world
      late = tx.$executeRaw`UPDATE counter SET value = 2 WHERE id = 2`
      await late
    },
    { timeoutMillis: 200 },
  )
  await expect(work).rejects.toMatchObject({
    code: 'UNAVAILABLE',
    details: { reason: 'database_timeout' },
  })
  goOn()
  await sleep(0)
  expect(await Promise.allSettled([late])).toMatchObject([{ status: 'rejected' }])
  expect([await valueOf(scratch.db, 1), await valueOf(scratch.db, 2)]).toEqual([0, 0])
})

test('CC4 a statement nobody awaited is stored with its transaction or not at all', async () => {
  await using scratch = await createTestDatabase({ history })
  const outcomes: Promise<boolean>[] = []
  for (let round = 0; round < 40; round++) {
    const { promise: late, resolve: goOn } = Promise.withResolvers<void>()
    await inTransaction(scratch.db, async (tx) => {
      await tx.$executeRaw`UPDATE counter SET value = value + 1 WHERE id = 1`
      const insert = async (): Promise<unknown> => {
        if (round % 2 === 1) await late
        return tx.$executeRaw`INSERT INTO counter VALUES (${100 + round}, 0)`
      }
      const stored = insert().then(
        () => true,
        () => false,
      )
      outcomes.push(stored)
    }).catch(() => {})
    goOn()
  }
  const said = (await Promise.all(outcomes)).flatMap((was, at) => (was ? [100 + at] : []))
  const stored = await scratch.db.$queryRaw<
    { id: number }[]
  >`SELECT id FROM counter WHERE id >= 100`
  expect(stored.map(({ id }) => id).toSorted((a, b) => a - b)).toEqual(said)
})

test('CC5 a deadlock is tried again until both succeed', async () => {
  await using scratch = await createTestDatabase({ history })
  let tries = 0
  const { promise: bothHold, resolve } = Promise.withResolvers<void>()
  const swap = (first: number, second: number): Promise<void> =>
    inTransaction(scratch.db, async (tx) => {
      await tx.$executeRaw`UPDATE counter SET value = value + 1 WHERE id = ${first}`
      if (++tries === 2) resolve()
      await bothHold
      await tx.$executeRaw`UPDATE counter SET value = value + 1 WHERE id = ${second}`
    })
  await Promise.all([swap(1, 2), swap(2, 1)])
  expect(tries).toBeGreaterThan(2)
  expect([await valueOf(scratch.db, 1), await valueOf(scratch.db, 2)]).toEqual([2, 2])
})

test.each(['40001', '40P01'])(
  'CC5 %s on the last try too becomes CONFLICT, never the raw error',
  async (code) => {
    await using scratch = await createTestDatabase({ history })
    let tries = 0
    const work = inTransaction(
      scratch.db,
      async (tx) => {
        tries++
        await increment(tx, 1)
        await tx.$executeRawUnsafe(
          `DO $$ BEGIN RAISE EXCEPTION 'injected' USING ERRCODE = '${code}'; END $$`,
        )
      },
      { attempts: 3 },
    )
    await expect(work).rejects.toMatchObject({
      name: 'AppError',
      code: 'CONFLICT',
      details: { reason: 'concurrent_change' },
    })
    expect(tries).toBe(3)
    expect(await valueOf(scratch.db, 1)).toBe(0)
  },
)

test('CC5 a conflict that only the commit meets is tried again', async () => {
  const deferred = step(
    '20260102000000_commit_conflict',
    `CREATE FUNCTION collide_once() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN
       IF NEW.value < 2 THEN RAISE EXCEPTION 'injected' USING ERRCODE = '40001'; END IF;
       RETURN NULL;
     END $$;
     CREATE CONSTRAINT TRIGGER collide AFTER UPDATE ON counter
       DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION collide_once();`,
  )
  await using scratch = await createTestDatabase({ history: [...history, deferred] })
  let tries = 0
  await inTransaction(scratch.db, async (tx) => {
    tries++
    await tx.$executeRaw`UPDATE counter SET value = ${tries} WHERE id = 1`
  })
  expect(tries).toBe(2)
  expect(await valueOf(scratch.db, 1)).toBe(2)
})

test('an inner transaction joins the outer one, which alone retries and commits', async () => {
  await using scratch = await createTestDatabase({ history })
  const counts = { outer: 0, inner: 0 }
  await inTransaction(scratch.db, async (outer) => {
    counts.outer++
    await inTransaction(outer, async (inner) => {
      counts.inner++
      expect(inner).toBe(outer)
      await increment(inner, 1)
      if (counts.inner === 1) {
        await inner.$executeRawUnsafe(
          `DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '40001'; END $$`,
        )
      }
    })
    expect(await valueOf(scratch.db, 1)).toBe(0)
  })
  expect(counts).toEqual({ outer: 2, inner: 2 })
  expect(await valueOf(scratch.db, 1)).toBe(1)
})

test('a transaction’s client is told from the one outside', async () => {
  await using scratch = await createTestDatabase({ history })
  expect(isTransaction(scratch.db)).toBe(false)
  expect(await inTransaction(scratch.db, (tx) => Promise.resolve(isTransaction(tx)))).toBe(true)
})

test('a stronger transaction cannot silently join a weaker one', async () => {
  await using scratch = await createTestDatabase({ history })
  const work = inTransaction(scratch.db, (tx) =>
    inTransaction(tx, (inner) => increment(inner, 1), { isolation: 'Serializable' }),
  )
  await expect(work).rejects.toThrow('open the outer one as Serializable')
})

test('its isolation does not depend on what the database is set to', async () => {
  await using scratch = await createTestDatabase()
  const name = new URL(scratch.url).pathname.slice(1)
  await scratch.db.$executeRawUnsafe(
    `ALTER DATABASE "${name}" SET default_transaction_isolation TO 'repeatable read'`,
  )
  await using again = createDatabase({ url: scratch.url })
  for (const db of [scratch.db, again.db]) {
    const asked = (wanted?: 'Serializable') =>
      inTransaction(
        db,
        (tx) => tx.$queryRaw`SELECT current_setting('transaction_isolation') AS level`,
        wanted ? { isolation: wanted } : {},
      )
    expect(await asked()).toEqual([{ level: 'read committed' }])
    expect(await asked('Serializable')).toEqual([{ level: 'serializable' }])
  }
})

test('an error rolls everything back and arrives unchanged', async () => {
  await using scratch = await createTestDatabase({ history })
  const refusal = new AppError('PLAN_REQUIRED', 'Not on this plan.')
  const work = inTransaction(scratch.db, async (tx) => {
    await increment(tx, 1)
    throw refusal
  })
  await expect(work).rejects.toBe(refusal)
  expect(await valueOf(scratch.db, 1)).toBe(0)
})

test('a swallowed failure cannot end as a success that stored nothing', async () => {
  await using scratch = await createTestDatabase({ history })
  const work = inTransaction(scratch.db, async (tx) => {
    await increment(tx, 1)
    await tx.$executeRaw`INSERT INTO counter VALUES (1, 9)`.catch(() => {})
    return 'stored'
  })
  const error: unknown = await work.catch((thrown: unknown) => thrown)
  expect(isUniqueViolation(error)).toBe(true)
  expect(await valueOf(scratch.db, 1)).toBe(0)
})

test('a unique violation is recognised, and nothing else is taken for one', async () => {
  await using scratch = await createTestDatabase({ history })
  const failure = (sql: string): Promise<unknown> =>
    scratch.db.$executeRawUnsafe(sql).catch((error: unknown) => error)
  expect(isUniqueViolation(await failure('INSERT INTO counter VALUES (1, 1)'))).toBe(true)
  expect(isUniqueViolation(await failure('INSERT INTO counter VALUES (3, NULL)'))).toBe(false)
  expect(isUniqueViolation(new Error('23505'))).toBe(false)
})
