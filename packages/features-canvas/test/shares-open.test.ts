import { setTimeout as sleep } from 'node:timers/promises'

import { outcome, refusal } from '@backarch/api/testing'
import { hashPassword, passwordLoad } from '@backarch/core'
import { createTestDiagram, testGraph, testNode } from '@backarch/features-canvas/testing'
import { changePlan, deleteOrganization } from '@backarch/services-access'
import { auditOf } from '@backarch/services-audit/testing'
import { afterAll, describe, expect, test } from 'vitest'

import { createSharesSuite } from './shares-suite.ts'

const { database, db, ctx, begin, stranger, counted } = await createSharesSuite()
afterAll(() => database[Symbol.asyncDispose]())

const password = 'violet lantern'
const group = { id: 'vpc', kind: 'network' as const, name: 'Shop network', parentId: null }
const source = { address: 'module.secret.aws_vpc.main', type: 'aws_vpc' }
const telling = {
  nodes: [
    testNode({ groupId: 'vpc', usage: { monthly_data_processed_gb: 4_711 } }),
    testNode({ id: 'other' }),
  ],
  edges: [
    {
      id: 'e',
      from: 'nat',
      to: 'other',
      protocol: 'https',
      mode: 'sync' as const,
      volume: { requests: 4_711, gigabytes: null },
      source,
    },
  ],
  groups: [{ ...group, settings: { cidr: '10.47.11.0/24' }, source }],
}

describe('what a stranger sees', () => {
  test('what is drawn, and nobody’s name, no id of an account, an organization or the diagram', async () => {
    const { orgId, ref, as, call } = await begin(telling)
    const { token, id } = await call.editor.shares.create({ ...ref, kind: 'comment' })
    const seen = await stranger().shares.open({ token })
    const { source: _, ...node } = testNode({ groupId: 'vpc' })
    expect(seen).toEqual({
      kind: 'comment',
      name: 'Shop',
      version: 1,
      cost: null,
      graph: {
        nodes: [node, { ...node, id: 'other', name: 'other', groupId: null }],
        edges: [
          { id: 'e', from: 'nat', to: 'other', protocol: 'https', mode: 'sync', volume: null },
        ],
        groups: [{ ...group, settings: {} }],
      },
      updatedAt: expect.any(String),
    })
    const text = JSON.stringify(seen)
    const people = Object.values(as).flatMap(({ principal }) =>
      principal.kind === 'user' ? [principal.userId, principal.sessionId] : [],
    )
    for (const hidden of [orgId, ref.diagramId, id, ...people, '@example.com', '4711', '10.47']) {
      expect(text).not.toContain(hidden)
    }
  })

  test('the cost only where the link shows it, as members see it', async () => {
    const { ref, call } = await begin(telling)
    const { token, id: shareId } = await call.editor.shares.create(ref)
    expect(await stranger().shares.open({ token })).toMatchObject({ cost: null })
    await call.editor.shares.change({ ...ref, shareId, showsCost: true })
    const { cost } = await call.viewer.get(ref)
    expect(cost.totalMonthly).toBeGreaterThan(0)
    expect((await stranger().shares.open({ token })).cost).toEqual(cost)
  })

  test('always the newest version', async () => {
    const { ref, call } = await begin()
    const { token } = await call.editor.shares.create(ref)
    const graph = testGraph([testNode({ id: 'new', usage: {} })])
    await call.editor.save({ ...ref, baseVersion: 1, graph })
    const seen = await stranger().shares.open({ token })
    expect(seen).toMatchObject({ version: 2, graph: { nodes: [{ id: 'new' }] } })
  })

  test('also a diagram that is beyond a smaller plan, as its members do', async () => {
    const { orgId, as, call } = await begin()
    for (let count = 0; count < 2; count += 1) await createTestDiagram(as.editor)
    const { id: diagramId } = await createTestDiagram(as.editor)
    const { token } = await call.editor.shares.create({ orgId, diagramId })
    await changePlan(ctx, orgId, { plan: 'free', until: null })
    expect(await call.owner.get({ orgId, diagramId })).toMatchObject({ readOnly: true })
    expect(await outcome(stranger().shares.open({ token }))).toBe('ok')
  })
})

describe('a link that is none', () => {
  test('unknown, revoked, expired, in the trash or of a deleted organization: one answer', async () => {
    const link = async () => {
      const scene = await begin()
      const expiresAt = new Date(Date.now() + 60_000).toISOString()
      const share = await scene.call.editor.shares.create({ ...scene.ref, expiresAt, password })
      return { ...scene, share }
    }
    const [revoked, expired, trashed, purged, deleted] = await Promise.all([
      link(),
      link(),
      link(),
      link(),
      link(),
    ])
    await revoked.call.editor.shares.revoke({ ...revoked.ref, shareId: revoked.share.id })
    await trashed.call.editor.trash(trashed.ref)
    await purged.call.editor.trash(purged.ref)
    await purged.call.admin.purge(purged.ref)
    await deleteOrganization(deleted.as.owner)
    const later = stranger({ now: () => new Date(Date.now() + 60_001) })
    const never = `share_${'A'.repeat(43)}`
    const answers = await Promise.all([
      refusal(stranger().shares.open({ token: never })),
      refusal(stranger().shares.open({ token: revoked.share.token, password })),
      refusal(later.shares.open({ token: expired.share.token, password })),
      refusal(stranger().shares.open({ token: trashed.share.token, password })),
      refusal(stranger().shares.open({ token: purged.share.token, password })),
      refusal(stranger().shares.open({ token: deleted.share.token })),
      ...['', 'share_', never.slice(0, -1), `${never}A`, never.toUpperCase(), '\u0000'].map(
        (token) => refusal(stranger().shares.open({ token })),
      ),
    ])
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set([
        JSON.stringify({
          code: 'NOT_FOUND',
          message:
            'There is nothing behind this link: it was revoked, has expired, or is not complete.',
          reason: 'link_not_found',
        }),
      ]),
    )
    expect(await outcome(stranger().shares.open({ token: expired.share.token, password }))).toBe(
      'ok',
    )
    await trashed.call.editor.restore(trashed.ref)
    expect(await outcome(stranger().shares.open({ token: trashed.share.token, password }))).toBe(
      'ok',
    )
  })

  test('an expiry holds to the millisecond, and can be put off', async () => {
    const { ref, call } = await begin()
    const expires = Date.now() + 60_000
    const expiresAt = new Date(expires).toISOString()
    const { token, id: shareId } = await call.editor.shares.create({ ...ref, expiresAt })
    const at = (time: number) =>
      outcome(stranger({ now: () => new Date(time) }).shares.open({ token }))
    expect(await at(expires - 1)).toBe('ok')
    expect(await at(expires)).toBe('link_not_found')
    const put = new Date(expires + 60_000).toISOString()
    await call.editor.shares.change({ ...ref, shareId, expiresAt: put })
    expect(await at(expires)).toBe('ok')
    await call.editor.shares.change({ ...ref, shareId, expiresAt: null })
    expect(await at(expires + 365 * 24 * 60 * 60 * 1000)).toBe('ok')
  })
})

describe('a link with a password', () => {
  test('asks for it on every call, and takes a changed one at once', async () => {
    const { ref, call } = await begin()
    const made = await call.editor.shares.create({ ...ref, password: 'vïolet lantern' })
    const open = (guess?: string) =>
      outcome(stranger().shares.open({ token: made.token, ...(guess ? { password: guess } : {}) }))
    expect(await open()).toBe('password_needed')
    expect(await open('violet lantern')).toBe('password_refused')
    expect(await open('vïolet lantern'.normalize('NFD'))).toBe('ok')
    expect(await open()).toBe('password_needed')
    const change = { ...ref, shareId: made.id }
    await call.editor.shares.change({ ...change, password: 'another lantern' })
    expect(await open('vïolet lantern')).toBe('password_refused')
    expect(await open('another lantern')).toBe('ok')
    await call.editor.shares.change({ ...change, password: null })
    expect(await open()).toBe('ok')
    // Nothing asks for one: what is sent all the same is not looked at.
    expect(await open('anything at all')).toBe('ok')
  })

  test('PW6 a hash of older parameters is made anew, also by people who open it at once', async () => {
    const { ref, call } = await begin()
    const { token, id } = await call.editor.shares.create({ ...ref, password })
    const older =
      '$argon2id$v=19$m=8192,t=1,p=1$oB4guPzadkTtj72sEiEMyw$FaGN3hUuddyZwcyttFcrsFnTTUQ7qqL6cmuGi1sODBk'
    const key = { orgId_id: { orgId: ref.orgId, id } }
    await db.diagramShare.update({ where: key, data: { passwordHash: older } })
    const open = () => outcome(stranger().shares.open({ token, password }))
    expect(await Promise.all(Array.from({ length: 5 }, open))).toEqual(Array(5).fill('ok'))
    const { passwordHash } = await db.diagramShare.findUniqueOrThrow({ where: key })
    expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(await open()).toBe('ok')
  })

  test('a link that is revoked while its password is being looked at stays shut', async () => {
    const { ref, call } = await begin()
    const { token, id: shareId } = await call.editor.shares.create({ ...ref, password })
    // Who opens waits behind these.
    const busy = Array.from({ length: 80 }, () => hashPassword('somebody else’s'))
    const opening = outcome(stranger().shares.open({ token, password }))
    await expect.poll(() => passwordLoad().waiting, { interval: 1 }).toBeGreaterThan(60)
    await sleep(50)
    await call.editor.shares.revoke({ ...ref, shareId })
    expect(passwordLoad().waiting).toBeGreaterThan(0)
    expect(await opening).toBe('link_not_found')
    await Promise.all(busy)
  })

  test('RL1 of forty parallel guesses twenty are looked at, from wherever they come; then the right one waits too', async () => {
    const { orgId, ref, call } = await begin()
    const { token } = await call.editor.shares.create({ ...ref, password })
    const { token: other } = await call.editor.shares.create({ ...ref, password })
    const now = new Date()
    const guess = (text: string, at = token) =>
      refusal(stranger({ now: () => now }).shares.open({ token: at, password: text }))
    const answers = await Promise.all(Array.from({ length: 40 }, () => guess('a wrong guess')))
    const looked = answers.filter(({ reason }) => reason === 'password_refused')
    expect(looked).toHaveLength(20)
    expect(new Set(answers.map(({ reason }) => reason))).toEqual(
      new Set(['password_refused', 'rate_limited']),
    )
    expect(await guess(password)).toMatchObject({ reason: 'rate_limited' })
    expect(await guess('a wrong guess', other)).toMatchObject({ reason: 'password_refused' })
    const denied = (await auditOf(ctx, { orgId })).filter(({ outcome: how }) => how === 'denied')
    expect(denied).toHaveLength(21)
    expect(denied[0]).toMatchObject({ action: 'canvas.share_denied', actorId: null })
    const later = stranger({ now: () => new Date(now.getTime() + 16 * 60_000) })
    expect(await outcome(later.shares.open({ token, password }))).toBe('ok')
  })

  test('RL1 one address sends sixty passwords in a quarter of an hour; the right one forgives the link, not the address', async () => {
    const { ref, call } = await begin()
    const { token } = await call.editor.shares.create({ ...ref, password })
    const now = new Date()
    const one = stranger({ now: () => now, peer: { address: '192.0.2.1', userAgent: null } })
    const outcomes: unknown[] = []
    for (let count = 0; count < 61; count += 1) {
      outcomes.push(await outcome(one.shares.open({ token, password })))
    }
    expect(outcomes.slice(0, 60)).toEqual(Array(60).fill('ok'))
    expect(outcomes[60]).toBe('rate_limited')
  })
})

describe('opening', () => {
  test('each is counted, and a refused one is not', async () => {
    const { ref, call, opens } = await begin()
    const { token, id } = await call.editor.shares.create(ref)
    const { token: guarded, id: guardedId } = await call.editor.shares.create({ ...ref, password })
    await Promise.all(Array.from({ length: 50 }, () => stranger().shares.open({ token })))
    await outcome(stranger().shares.open({ token: guarded }))
    await outcome(stranger().shares.open({ token: guarded, password: 'a wrong guess' }))
    await counted(() => opens(id), 50)
    await stranger().shares.open({ token })
    await counted(() => opens(id), 51)
    const { shares } = await call.editor.shares.list(ref)
    expect(Date.parse(shares[0]?.lastOpenedAt ?? '')).toBeGreaterThan(Date.now() - 10_000)
    expect(shares[1]).toMatchObject({ id: guardedId, opens: 0, lastOpenedAt: null })
  })

  test('a crawler makes no more writes than one a second', async () => {
    const { ref, call, opens } = await begin()
    const { token, id } = await call.editor.shares.create(ref)
    // Counted by the database: its own statistics come late, and with them what earlier tests wrote.
    await db.$executeRaw`CREATE TABLE share_write (share_id uuid)`
    await db.$executeRaw`CREATE FUNCTION note_share_write() RETURNS trigger LANGUAGE plpgsql
      AS 'BEGIN INSERT INTO share_write VALUES (NEW.id); RETURN NULL; END'`
    await db.$executeRaw`CREATE TRIGGER note_write AFTER UPDATE ON diagram_share
      FOR EACH ROW EXECUTE FUNCTION note_share_write()`
    const started = performance.now()
    await Promise.all(Array.from({ length: 200 }, () => stranger().shares.open({ token })))
    await counted(() => opens(id), 200)
    const seconds = (performance.now() - started) / 1_000
    const [written] = await db.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM share_write WHERE share_id = ${id}::uuid`
    expect(written?.count).toBeGreaterThan(0)
    expect(written?.count).toBeLessThanOrEqual(seconds + 2)
  })

  test('RL1 one address opens three hundred times in five minutes', async () => {
    const { ref, call } = await begin()
    const { token } = await call.editor.shares.create(ref)
    const now = new Date()
    const one = stranger({ now: () => now, peer: { address: '192.0.2.2', userAgent: null } })
    const never = `share_${'A'.repeat(43)}`
    const outcomes = await Promise.all(
      Array.from({ length: 302 }, (_, at) =>
        outcome(one.shares.open({ token: at % 2 === 0 ? token : never })),
      ),
    )
    expect(outcomes.filter((reason) => reason === 'rate_limited')).toHaveLength(2)
    expect(await outcome(stranger().shares.open({ token }))).toBe('ok')
  })
})
