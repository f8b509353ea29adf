import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'

import { createCallerFactory } from '@backarch/api'
import { createTestContext, outcome, refusal } from '@backarch/api/testing'
import { inTransaction } from '@backarch/db'
import { createTestDatabase } from '@backarch/db/testing'
import { canvas } from '@backarch/features-canvas/feature'
import { createTestDiagram, testNode } from '@backarch/features-canvas/testing'
import { changePlan } from '@backarch/services-access'
import type { Plan } from '@backarch/services-access/schemas'
import { createTestOrganization } from '@backarch/services-access/testing'
import { runRound } from '@backarch/services-jobs/testing'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'

import { dropOldVersions } from '../src/service/history/drop-old-versions.ts'
import { nameVersion } from '../src/service/history/name-version.ts'
import { trimHistory } from '../src/service/history/trim-history.ts'
import { fillHistory } from './fill-history.ts'

const day = 24 * 60 * 60 * 1000
const database = await createTestDatabase({ poolSize: 20 })
const { db } = database
afterAll(() => database[Symbol.asyncDispose]())

const clock = { now: 0 }
beforeEach(() => {
  clock.now = Date.parse('2026-01-01T00:00:00Z')
})
const stop = new AbortController()
stop.abort()
const ctx = createTestContext({ db, now: () => new Date(clock.now) })
const stopped = { ...ctx, signal: stop.signal }
const callerFor = createCallerFactory(canvas.router)

async function begin(plan: Plan = 'free') {
  const { id: orgId, as } = await createTestOrganization(ctx, { plan })
  const { id: diagramId } = await createTestDiagram(as.owner)
  const ref = { orgId, diagramId }
  const call = callerFor(as.owner)
  const said = new Map([[1, 'nat']])
  const label = async (name: string) => {
    const { version: baseVersion } = await call.get(ref)
    const operations = [{ op: 'setLabel' as const, id: 'nat', name }]
    const { version } = await call.edit({
      ...ref,
      baseVersion,
      operations,
      idempotencyKey: randomUUID(),
    })
    said.set(version, name)
  }
  /** What each version says, or why it cannot be read. */
  const read = async (version: number) => {
    const asked = call.history.get({ ...ref, version })
    return asked.then(
      ({ graph }) => graph.nodes[0]?.name,
      () => 'gone',
    )
  }
  const readable = async (upTo: number) => {
    const found: number[] = []
    for (let version = 1; version <= upTo; version += 1) {
      const name = await read(version)
      if (name === 'gone') continue
      expect(name).toBe(said.get(version))
      found.push(version)
    }
    return found
  }
  const name = (version: number, text: string | null = 'Reviewed') =>
    call.history.name({ ...ref, version, name: text })
  const stored = async () => {
    const [changes, snapshots] = await Promise.all([
      db.diagramChange.findMany({ where: ref, orderBy: { version: 'asc' } }),
      db.diagramSnapshot.findMany({ where: ref, orderBy: { version: 'asc' } }),
    ])
    const versions = (rows: { version: number }[]) => rows.map(({ version }) => version)
    return { changes: versions(changes), snapshots: versions(snapshots) }
  }
  return { ref, as: as.owner, call, label, read, readable, name, stored }
}

/** Until a statement waits for what another transaction holds. */
async function someoneWaits(): Promise<void> {
  for (;;) {
    const waiting = await db.$queryRaw<unknown[]>`
      SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`
    if (waiting.length > 0) return
    await sleep(10)
  }
}

describe('retention', () => {
  test('drops what the plan does not keep, and never a version with a name', async () => {
    const { ref, call, label, readable, name, stored } = await begin()
    await label('a')
    await label('b')
    clock.now += 10 * day
    await label('c')
    clock.now += 31 * day
    await label('d')
    await name(2)
    await runRound(ctx, canvas)
    // Version 4 is how the diagram was 30 days ago.
    expect(await readable(5)).toEqual([2, 4, 5])
    expect(await stored()).toEqual({ changes: [2, 4, 5], snapshots: [2, 4] })
    const { items } = await call.history.list(ref)
    expect(items.map(({ from, to, name: told }) => [from, to, told])).toEqual([
      [5, 5, null],
      [4, 4, null],
      [2, 2, 'Reviewed'],
    ])
    const refused = await refusal(call.history.get({ ...ref, version: 3 }))
    expect(refused).toMatchObject({ code: 'NOT_FOUND', reason: 'version_not_kept' })
    expect(await outcome(name(3))).toBe('version_not_kept')
    const idempotencyKey = randomUUID()
    await call.history.restore({ ...ref, version: 2, idempotencyKey })
    expect((await call.get(ref)).graph.nodes[0]?.name).toBe('a')
  })

  test('keeps the newest version, however old it is', async () => {
    const { ref, call, label, readable, stored } = await begin()
    await label('a')
    await label('b')
    clock.now += 4_000 * day
    await dropOldVersions(ctx)
    expect(await readable(3)).toEqual([3])
    expect((await stored()).changes).toEqual([3])
    expect(await outcome(call.undo({ ...ref, idempotencyKey: randomUUID() }))).toBe('ok')
    expect(await outcome(call.undo({ ...ref, idempotencyKey: randomUUID() }))).toBe(
      'nothing_to_undo',
    )
    await dropOldVersions(ctx)
    expect((await stored()).changes).toEqual([3, 4])
  })

  test('a version that loses its name goes with the next round', async () => {
    const { label, name, readable } = await begin()
    await label('a')
    await label('b')
    await name(1)
    clock.now += 40 * day
    await dropOldVersions(ctx)
    expect(await readable(3)).toEqual([1, 3])
    await name(1, null)
    expect(await readable(3)).toEqual([3])
    await dropOldVersions(ctx)
    expect(await readable(3)).toEqual([3])
  })

  test('each plan keeps its own time, and a smaller one leaves all for 30 days', async () => {
    const { ref, label, readable } = await begin('business')
    await label('a')
    await label('b')
    clock.now += 2_000 * day
    await label('c')
    await dropOldVersions(ctx)
    expect(await readable(4)).toEqual([1, 2, 3, 4])
    await changePlan(ctx, ref.orgId, { plan: 'team', until: null })
    clock.now += 29 * day
    await dropOldVersions(ctx)
    expect(await readable(4)).toEqual([1, 2, 3, 4])
    clock.now += 2 * day
    await dropOldVersions(ctx)
    expect(await readable(4)).toEqual([3, 4])
    clock.now += 300 * day
    await dropOldVersions(ctx)
    expect(await readable(4)).toEqual([3, 4])
    clock.now += 60 * day
    await dropOldVersions(ctx)
    expect(await readable(4)).toEqual([4])
  })

  test('a plan that ends leaves all for 30 days from its end', async () => {
    const { ref, label, readable } = await begin()
    const until = new Date(clock.now + 100 * day)
    await changePlan(ctx, ref.orgId, { plan: 'team', until })
    await label('a')
    clock.now += 99 * day
    await label('b')
    clock.now = until.getTime() + 29 * day
    await dropOldVersions(ctx)
    expect(await readable(3)).toEqual([1, 2, 3])
    clock.now = until.getTime() + 31 * day
    await dropOldVersions(ctx)
    expect(await readable(3)).toEqual([3])
  })

  test('an edit from a version that is not kept is refused, as what others did since is not known', async () => {
    const { ref, call, label } = await begin()
    for (const text of ['a', 'b', 'c']) await label(text)
    clock.now += 40 * day
    await dropOldVersions(ctx)
    const from = (baseVersion: number) =>
      call.edit({
        ...ref,
        baseVersion,
        operations: [{ op: 'addNode', node: testNode({ id: `from-${baseVersion}` }) }],
        idempotencyKey: randomUUID(),
      })
    expect(await outcome(from(2))).toBe('stale_version')
    expect(await outcome(from(3))).toBe('ok')
  })

  test('whoever has missed what is not kept is told to load the diagram anew', async () => {
    const { ref, as, label, name } = await begin()
    for (const text of ['a', 'b', 'c', 'd']) await label(text)
    await name(2)
    clock.now += 40 * day
    await label('e')
    await dropOldVersions(ctx)
    const told = async (after: number) => {
      const leaving = new AbortController()
      const watching = callerFor({ ...as, signal: leaving.signal })
      for await (const item of await watching.changes({ ...ref, after })) {
        leaving.abort()
        return Array.isArray(item) ? item[1] : item
      }
      return null
    }
    // Version 2 is there, and what came between it and 5 is not.
    expect(await told(1)).toEqual({ type: 'reload', version: 6 })
    expect(await told(3)).toEqual({ type: 'reload', version: 6 })
    expect(await told(4)).toMatchObject({ type: 'change', version: 5 })
  })

  test('wherever it ends, what can be found can be read, and the next round goes on', async () => {
    const { ref, as, call, label, name, stored, read } = await begin()
    await label('a')
    await fillHistory(as, ref, { changes: 120 })
    await name(60)
    await label('b')
    clock.now += 40 * day
    await dropOldVersions(stopped)
    expect((await stored()).changes).toHaveLength(123)
    // A server that begins to stop ends after the first few.
    await trimHistory(stopped, ref, new Date(clock.now - 30 * day))
    const half = await stored()
    expect(half.changes.length).toBeLessThan(123)
    expect(half.changes.length).toBeGreaterThan(2)
    const shown = async () => (await call.history.list(ref)).items.map(({ to }) => to)
    expect(await shown()).toEqual([123, 60])
    expect([await read(60), await read(61), await read(123)]).toEqual(['a', 'gone', 'b'])
    await dropOldVersions(ctx)
    expect(await stored()).toEqual({ changes: [60, 123], snapshots: [60, 123] })
    expect([await read(60), await read(123)]).toEqual(['a', 'b'])
  })

  test('a version that gets its name while others are dropped stays', async () => {
    const { ref, as, label, readable } = await begin()
    for (const text of ['a', 'b', 'c', 'd']) await label(text)
    clock.now += 40 * day
    let dropping = Promise.resolve()
    await inTransaction(db, async (tx) => {
      await nameVersion({ ...as, db: tx }, { ...ref, version: 3, name: 'Just in time' })
      dropping = dropOldVersions(ctx)
      await someoneWaits()
    })
    await dropping
    expect(await readable(5)).toEqual([3, 5])
  })

  test('crosses edits, names and other servers that do the same', async () => {
    const { ref, call, label, name, readable, stored } = await begin()
    for (let step = 0; step < 30; step += 1) await label(`old ${step}`)
    clock.now += 40 * day
    const named = [3, 9, 14, 22, 27]
    const [, , , ...outcomes] = await Promise.all([
      dropOldVersions(ctx),
      dropOldVersions(ctx),
      label('new'),
      ...named.map((version) => outcome(name(version, `v${version}`))),
      dropOldVersions(ctx),
    ])
    await dropOldVersions(ctx)
    const kept = named.filter((_, index) => outcomes[index] === 'ok')
    for (const reason of outcomes.slice(0, named.length)) {
      expect(['ok', 'version_not_kept']).toContain(reason)
    }
    expect(await readable(32)).toEqual([...kept, 31, 32])
    expect((await stored()).changes).toEqual([...kept, 31, 32])
    expect((await call.get(ref)).version).toBe(32)
  })
})
